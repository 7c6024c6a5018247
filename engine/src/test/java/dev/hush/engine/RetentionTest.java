package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import dev.hush.engine.OldRecords.StateAtCut;
import dev.hush.engine.RetentionTimes.What;
import dev.hush.event.CustomerEvent;
import dev.hush.journal.JournalEntry;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Duration YEAR_AND_MORE = Duration.ofDays(401);

    private final Lab lab =
            new Lab().when("order.placed", it -> Lab.message(it, "thanks-01", Kind.KINDNESS, Purpose.CARE));

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void countsFirstThenDeletesTheJournalButNotTheProofsOfConsent() {
        lab.knowsAna();
        lab.submit("order.placed", Map.of("order", "1"));
        lab.dispatch();
        lab.at(Lab.NOON.plus(YEAR_AND_MORE)).submit("order.placed", Map.of("order", "2"));

        Map<String, Long> due = retention().due();
        assertThat(due).containsEntry("journal", 2L).containsEntry("outbox", 1L).containsEntry("seen-events", 3L);
        assertThat(lab.store.journalOf(Lab.ANA, 100)).hasSize(4);

        assertThat(retention().sweep(lab.engine())).isEqualTo(due);
        assertThat(lab.store.journalOf(Lab.ANA, 100))
                .extracting(entry -> entry.event().type())
                .containsExactly("order.placed", "consent.given");
        assertThat(retention().due().values()).as("nothing is left to do").containsOnly(0L);
        assertThat(lab.ana().consents().allows(Purpose.CARE, Channel.EMAIL, lab.now()))
                .isTrue();
    }

    @Test
    void aReplayFromTheCutComesToWhatAReplayOfAllComesTo() {
        lab.knowsAna();
        List<CustomerEvent> orders = new ArrayList<>();
        for (int week = 0; week < 80; week++) {
            lab.at(Lab.NOON.plus(Duration.ofDays(7L * week)));
            lab.submit("order.placed", Map.of("order", "o" + week));
            lab.dispatch();
            if (week == 60 || week == 79) {
                retention().sweep(lab.engine()); // twice, so that a cut goes on from a cut
            }
        }
        StateAtCut cut = Optional.ofNullable(
                        lab.store.statesAtCut(List.of(Lab.ANA)).get(Lab.ANA))
                .orElseThrow();
        List<JournalEntry> left = lab.store.journalOf(Lab.ANA, 1000);
        for (int i = left.size() - 1; i >= 0; i--) {
            if (left.get(i).decidedAt().isAfter(cut.at())) {
                orders.add(left.get(i).event());
            }
        }
        assertThat(orders).hasSizeBetween(50, 60);

        CustomerState replayed = replay(cut.state(), orders);
        CustomerState really = lab.ana();
        assertThat(replayed.events()).isEqualTo(really.events());
        assertThat(replayed.consents()).isEqualTo(really.consents());
        assertThat(replayed.addresses()).isEqualTo(really.addresses());
        assertThat(replayed.contacts()
                        .since(lab.now().minus(Duration.ofDays(399)))
                        .contacts())
                .hasSize(really.contacts()
                        .since(lab.now().minus(Duration.ofDays(399)))
                        .contacts()
                        .size());
    }

    @Test
    void letsFactsAndContactsGoAfterTheirTimeAndKeepsSuppressions() {
        lab.knowsAna();
        lab.submit("order.placed", Map.of("order", "1"));
        lab.dispatch();
        lab.submit("message.bounced", Map.of("channel", "SMS"));
        Fact shortLived = new Fact(
                "tea", Provenance.OBSERVED, Set.of(Purpose.CARE), Lab.NOON, Optional.of(Lab.NOON.plusSeconds(1)));
        CustomerState ana = lab.ana();
        lab.store.commit(new Store.Commit(
                List.of(),
                List.of(ana.edit()
                        .version(ana.version() + 1)
                        .fact("taste", shortLived)
                        .done()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Lab.NOON));

        lab.at(Lab.NOON.plus(Duration.ofDays(30)));
        assertThat(retention().sweep(lab.engine())).containsEntry("facts", 1L).containsEntry("contacts", 0L);
        lab.at(Lab.NOON.plus(YEAR_AND_MORE));
        assertThat(retention().sweep(lab.engine())).containsEntry("facts", 0L).containsEntry("contacts", 1L);

        assertThat(lab.ana().facts()).doesNotContainKey("taste");
        assertThat(lab.ana().contacts().contacts()).isEmpty();
        assertThat(lab.ana().suppressed()).containsKey(Channel.SMS);
        assertThat(lab.ana().version())
                .as("changed by the engine, between her events")
                .isEqualTo(ana.version() + 3);
    }

    @Test
    void keepsAsLongAsTheTableSays() {
        lab.knowsAna();
        lab.at(Lab.NOON.plus(Duration.ofDays(10)));
        RetentionTimes short_ = new RetentionTimes(Map.of(What.JOURNAL, Duration.ofDays(9)));
        Retention retention = new Retention(lab.store, lab.engine().rulebook(), short_, Lab.CHANCE, lab::now);
        assertThat(retention.due()).containsEntry("journal", 1L).containsEntry("seen-events", 0L);
        assertThat(retention().due()).containsEntry("journal", 0L);
    }

    private CustomerState replay(CustomerState start, List<CustomerEvent> events) {
        Instant end = lab.now().plusSeconds(1);
        List<Arrival> arrivals = events.stream()
                .<Arrival>map(event -> new Arrival.EventArrived(event, event.time()))
                .toList();
        Timeline timeline = new Timeline(
                new Desk(lab.engine().rulebook(), Lab.CHANCE), Household.of(start), arrivals, Optional.of(end));
        timeline.play();
        return timeline.household().state(start.id());
    }

    private Retention retention() {
        return new Retention(lab.store, lab.engine().rulebook(), RetentionTimes.USUAL, Lab.CHANCE, lab::now);
    }
}
