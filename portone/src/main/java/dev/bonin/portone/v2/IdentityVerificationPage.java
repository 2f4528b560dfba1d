package dev.bonin.portone.v2;

import java.util.List;

/**
 * Some records of a list.
 *
 * @param items in the order that was asked for
 * @param totalCount how many there are on all pages; PortOne's text can also be read as how many are on this one
 */
public record IdentityVerificationPage(List<IdentityVerification> items, long totalCount) {
    public IdentityVerificationPage {
        items = List.copyOf(items);
    }
}
