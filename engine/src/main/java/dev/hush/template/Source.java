package dev.hush.template;

/**
 * One file of the templates folder, read.
 *
 * @param path relative to the templates folder, with slashes
 */
record Source(String path, String text) {
    boolean isMjml() {
        return path.endsWith(".mjml");
    }

    /** The number of the line in which the offset lies, from 1. */
    int lineAt(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
