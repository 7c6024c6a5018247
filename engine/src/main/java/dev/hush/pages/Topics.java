package dev.hush.pages;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a customer hears about, channel by channel: the consents as boxes to tick.
 *
 * <p>A box gives a consent only if it was shown empty and came back ticked: nothing is given that nobody asked for.
 */
final class Topics {
    private static final String TICKED = "consent";
    private static final String SHOWN_TICKED = "held";

    private final Predicate<Channel> delivers;

    Topics(Predicate<Channel> delivers) {
        this.delivers = delivers;
    }

    /** The channels that we could use, each with its boxes. */
    List<Map<String, Object>> channels(Visit visit) {
        List<Map<String, Object>> channels = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            List<Map<String, Object>> boxes = boxes(visit)
                    .filter(it -> it.channel() == channel)
                    .map(it -> box(visit, it))
                    .toList();
            if (!boxes.isEmpty()) {
                channels.add(Map.of("name", visit.words().say("channel." + channel), "boxes", boxes));
            }
        }
        return channels;
    }

    private Stream<Matters> boxes(Visit visit) {
        return Stream.of(Channel.values())
                .flatMap(channel -> Stream.of(Purpose.values()).map(purpose -> new Matters(purpose, channel)))
                .filter(it -> held(visit, it).isPresent() || offered(visit, it));
    }

    /** What is owed needs no consent, so it is offered to those alone who once said something about it. */
    private boolean offered(Visit visit, Matters matter) {
        boolean reachable =
                visit.customer().addresses().containsKey(matter.channel()) && delivers.test(matter.channel());
        return reachable && (matter.purpose() != Purpose.SERVICE || spokenOf(visit, matter));
    }

    private static boolean spokenOf(Visit visit, Matters matter) {
        return visit.customer().consents().records().stream()
                .anyMatch(record -> record.basis() == LawfulBasis.CONSENT
                        && record.purpose() == matter.purpose()
                        && record.channel() == matter.channel());
    }

    private static Optional<ConsentRecord> held(Visit visit, Matters matter) {
        return visit.customer()
                .consent(matter.purpose(), matter.channel(), visit.now())
                .filter(it -> !visit.company().refusedThere(matter.purpose(), matter.channel()));
    }

    private static Map<String, Object> box(Visit visit, Matters matter) {
        Words words = visit.words();
        Optional<ConsentRecord> held = held(visit, matter);
        Map<String, Object> box = new HashMap<>();
        box.put("value", matter.toString());
        box.put("name", words.say("purpose." + matter.purpose()));
        box.put("about", words.say("purpose." + matter.purpose() + ".about"));
        box.put("held", held.isPresent());
        box.put(
                "since",
                held.map(it -> words.say("agreed", Map.of("day", Days.of(visit).say(it.at()))))
                        .orElse(""));
        return box;
    }

    /** What the form gives and takes back, as two statements at most. */
    List<Said> said(Visit visit) {
        List<String> ticked = visit.request().values(TICKED);
        List<String> shownTicked = visit.request().values(SHOWN_TICKED);
        List<Matters> given = new ArrayList<>();
        List<Matters> withdrawn = new ArrayList<>();
        boxes(visit).forEach(matter -> {
            boolean wanted = ticked.contains(matter.toString());
            if (wanted && !shownTicked.contains(matter.toString())) {
                given.add(matter);
            } else if (!wanted && (held(visit, matter).isPresent() || shownTicked.contains(matter.toString()))) {
                withdrawn.add(matter);
            }
        });
        List<Said> said = new ArrayList<>();
        if (!withdrawn.isEmpty()) {
            said.add(StopPage.withdrawal(visit, withdrawn, Method.PREFERENCE_CENTRE));
        }
        if (!given.isEmpty()) {
            said.add(visit.statement(
                    HouseEvents.CONSENT_GIVEN,
                    given,
                    Method.PREFERENCE_CENTRE,
                    visit.words().shown("preferences")));
        }
        return said;
    }
}
