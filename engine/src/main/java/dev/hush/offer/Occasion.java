package dev.hush.offer;

/**
 * What a message is about; at most one outreach goes out for each.
 *
 * @param about the event type, the follow-up's name or the campaign
 * @param key the value of the declared key, such as an order's number; equal keys tie events of several types together
 */
public record Occasion(String about, String key) {
    @Override
    public String toString() {
        return about + ":" + key;
    }
}
