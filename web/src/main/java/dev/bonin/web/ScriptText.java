package dev.bonin.web;

/**
 * Removes from a script what is for its readers alone: comments on lines of their own, empty lines and indentation. It
 * is no parser, so it demands a style in which lines suffice, and refuses every other script.
 */
final class ScriptText {
    private final StringBuilder kept = new StringBuilder();
    private boolean inComment;

    private ScriptText() {}

    /**
     * Returns the script without comments.
     *
     * @throws IllegalArgumentException if a comment or template shares a line with code or goes over several, such that
     *     lines alone do not tell them apart
     */
    static String withoutComments(String script) {
        var text = new ScriptText();
        script.lines().map(String::strip).forEach(text::add);
        if (text.inComment) {
            throw new IllegalArgumentException("script: unclosed comment");
        }
        return text.kept.toString().strip();
    }

    private void add(String line) {
        if (inComment || line.startsWith("/*")) {
            inComment = !endsComment(line);
        } else if (!line.isEmpty() && !line.startsWith("//")) {
            kept.append(code(line)).append('\n');
        }
    }

    private static boolean endsComment(String line) {
        int end = line.indexOf("*/");
        if (end >= 0 && end < line.length() - 2) {
            throw new IllegalArgumentException("script: code behind a comment (expected: a line of its own)");
        }
        return end >= 0;
    }

    private static String code(String line) {
        if (line.chars().filter(letter -> letter == '`').count() % 2 != 0) {
            throw new IllegalArgumentException("script: template over several lines (expected: one)");
        }
        return line;
    }
}
