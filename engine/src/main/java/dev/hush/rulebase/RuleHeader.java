package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule says of itself above its conditions.
 *
 * @param why the reason in plain words, told to the customer, too
 * @param whyIn the same in other languages, by their tags
 * @param purpose what it uses facts for; empty only for rules that conclude or object
 * @param channel how its message goes out; channel and kind are empty only for rules that propose none
 * @param worth what its message is worth to the customer, 0 to 100
 * @param goodFor how long after its event the message is still kind; empty for the house's default
 */
public record RuleHeader(
        String id,
        String name,
        String why,
        Map<String, String> whyIn,
        String owner,
        String since,
        Optional<Purpose> purpose,
        Optional<Channel> channel,
        Optional<Kind> kind,
        int worth,
        Optional<Duration> goodFor) {
    public RuleHeader {
        whyIn = Map.copyOf(whyIn);
    }
}
