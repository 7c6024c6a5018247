package dev.hush.consent;

/**
 * What shows that a statement was made (GDPR Article 7(1)).
 *
 * @param source where it came from: an event's source and id, or an import's file and line
 * @param text the version of the text that was shown; empty where nobody says
 */
public record Proof(String source, Method method, String text) {
    public static Proof unstated(String source) {
        return new Proof(source, Method.UNSTATED, "");
    }
}
