package dev.hush.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One text file of a workspace. A spreadsheet is the text of its table, as CSV.
 *
 * @param path relative to the workspace, with forward slashes
 * @param builtIn whether it comes with Hush and not from the workspace's own folder
 */
public record SourceFile(String path, String text, boolean builtIn) {
    static final String SPREADSHEET = ".xlsx";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A file of the workspace's own; empty, and a fault, where its bytes are no text. */
    public static Optional<SourceFile> of(String path, byte[] bytes, Faults faults) {
        Optional<String> text =
                path.endsWith(SPREADSHEET) ? Spreadsheet.csv(path, bytes, faults) : text(path, bytes, faults);
        return text.map(it -> new SourceFile(path, it, false));
    }

    private static Optional<String> text(String path, byte[] bytes, Faults faults) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            faults.add(path, lineOfFirstBadByte(bytes), "text in UTF-8", "bytes that are not", "Save it as UTF-8.");
            return Optional.empty();
        }
    }

    private static int lineOfFirstBadByte(byte[] bytes) {
        String read = new String(bytes, StandardCharsets.UTF_8);
        return 1
                + (int) read.substring(0, Math.max(0, read.indexOf('\uFFFD')))
                        .chars()
                        .filter(it -> it == '\n')
                        .count();
    }

    public List<String> lines() {
        return text.lines().toList();
    }

    /** The file's name without its folder. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
