package dev.hush.template;

/** The rule for subjects: one line, nothing in it that a header or a reader could be tricked by. */
final class Subject {
    /** Longer than any subject that is meant well; also well within a header line's bound (RFC 5322, §2.1.1). */
    static final int LONGEST = 200;

    /** What a phone shows of it. */
    static final int READABLE = 80;

    private Subject() {}

    /** What is wrong with the subject, without saying the subject; empty text for nothing. */
    static String fault(String subject) {
        if (subject.isBlank()) {
            return "an empty subject";
        }
        if (subject.length() > LONGEST) {
            return "a subject of " + subject.length() + " characters";
        }
        return subject.codePoints().anyMatch(Subject::isTreacherous) ? "a control character in the subject" : "";
    }

    /** Line breaks and other controls, and the marks that reverse the direction of reading. */
    private static boolean isTreacherous(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        };
    }
}
