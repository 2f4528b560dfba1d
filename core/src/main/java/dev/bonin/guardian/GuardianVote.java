package dev.bonin.guardian;

/**
 * What a guardian's page sends in the end.
 *
 * @param wordingSha256 of the text that the page has shown
 * @param declaresGuardianship whether they declare to be the child's legal guardian; nobody certifies it
 */
public record GuardianVote(boolean consents, String wordingSha256, boolean declaresGuardianship) {}
