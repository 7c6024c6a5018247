package dev.hush.pages;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a consent is about: a purpose on a channel, written PURPOSE/CHANNEL. */
record Matters(Purpose purpose, Channel channel) {
    /** What may be stopped without hurting what a customer ordered or asked for. */
    private static final List<Purpose> NOT_OWED = List.of(Purpose.CARE, Purpose.PROMOTION, Purpose.RESEARCH);

    static Optional<Matters> of(String pair) {
        String[] parts = pair.split("/", 2);
        try {
            return parts.length == 2
                    ? Optional.of(new Matters(Purpose.valueOf(parts[0].trim()), Channel.of(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Those of a list with commas that can be read. */
    static List<Matters> list(String pairs) {
        return Stream.of(pairs.split(",")).flatMap(pair -> of(pair).stream()).toList();
    }

    /** Everything that rests on a consent, on every channel. */
    static List<Matters> everythingNotOwed() {
        List<Matters> all = new ArrayList<>();
        NOT_OWED.forEach(
                purpose -> Stream.of(Channel.values()).forEach(channel -> all.add(new Matters(purpose, channel))));
        return all;
    }

    static List<String> names(List<Matters> matters) {
        return matters.stream().map(Matters::toString).toList();
    }

    /** Such as "Help and thanks, by e-mail". */
    String said(Words words) {
        return words.say(
                "matter",
                java.util.Map.of(
                        "purpose", words.say("purpose." + purpose),
                        "channel", words.say("channel." + channel)));
    }

    @Override
    public String toString() {
        return purpose + "/" + channel;
    }
}
