package dev.hush.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.address.KeyedHash;
import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.HouseEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningTest {
    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private static final AddressKeys KEYS = new AddressKeys(new KeyedHash(new byte[] {1}), AddressForms.PLAIN);
    private static final Learning LEARNING = new Learning(
            new EventCatalog(Map.of()),
            Map.of(),
            List.of(
                    rule("bad-score", FreezeRule.Effect.OPENS, "review.bad", Duration.ZERO),
                    rule("bad-score", FreezeRule.Effect.ENDS, "review.good", Duration.ZERO),
                    rule("bad-score", FreezeRule.Effect.REPAIRED, "repair.confirmed", Duration.ofDays(7)),
                    rule("complaint", FreezeRule.Effect.OPENS, "complaint.opened", Duration.ZERO)));

    private final CustomerState ana = CustomerState.unknown(new CustomerId("ana"));
    private final CustomerState agreed = learn(
            ana,
            NOW.minusSeconds(60),
            HouseEvents.CONSENT_GIVEN,
            Map.of("consents", List.of("CARE/EMAIL", "PROMOTION/EMAIL", "PROMOTION/SMS")));

    @Test
    void takesBackWhatWasNamedAndNothingElse() {
        CustomerState after = withdraw("PROMOTION/EMAIL");

        assertThat(allows(after, Purpose.PROMOTION, Channel.EMAIL)).isFalse();
        assertThat(allows(after, Purpose.PROMOTION, Channel.SMS)).isTrue();
        assertThat(allows(after, Purpose.CARE, Channel.EMAIL)).isTrue();
    }

    @Test
    void takesBackAPurposeOnEveryChannelWhereNoneIsNamed() {
        CustomerState after = withdraw("PROMOTION");

        assertThat(allows(after, Purpose.PROMOTION, Channel.EMAIL)).isFalse();
        assertThat(allows(after, Purpose.PROMOTION, Channel.SMS)).isFalse();
        assertThat(allows(after, Purpose.CARE, Channel.EMAIL)).isTrue();
    }

    @Test
    void takesBackAChannelForEveryPurposeWhereNoneCanBeRead() {
        CustomerState after = withdraw("marketing/EMAIL");

        assertThat(allows(after, Purpose.PROMOTION, Channel.EMAIL)).isFalse();
        assertThat(allows(after, Purpose.CARE, Channel.EMAIL)).isFalse();
        assertThat(allows(after, Purpose.PROMOTION, Channel.SMS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "newsletter", "no more of it", "/"})
    void takesBackEverythingWhereAWithdrawalCannotBeRead(String consents) {
        assertThat(allowed(withdraw(consents))).isZero();
        assertThat(allowed(learn(agreed, NOW, HouseEvents.CONSENT_WITHDRAWN, Map.of("consents", consents))))
                .isZero();
        assertThat(allowed(learn(agreed, NOW, HouseEvents.CONSENT_WITHDRAWN, Map.of("consents", List.of()))))
                .isZero();
    }

    @Test
    void neverTakesAYesForMoreThanItSays() {
        assertThat(allowed(give(Map.of("consents", List.of("PROMOTION", "newsletter/EMAIL", "", "CARE/FAX")))))
                .isZero();
        assertThat(allowed(give(Map.of()))).isZero();
    }

    @Test
    void takesNoConsentWhoseEndItCannotRead() {
        List<String> promotion = List.of("PROMOTION/EMAIL");

        assertThat(allowed(give(Map.of("consents", promotion, "expires", "next year"))))
                .isZero();
        assertThat(allowed(give(Map.of("consents", promotion, "expires", "2026-11-22"))))
                .isOne();
        CustomerState tomorrow = give(Map.of("consents", promotion, "expires", "2026-11-21"));
        assertThat(allowed(tomorrow)).as("it is that day in Kiritimati").isZero();
        assertThat(allowed(give(Map.of("consents", promotion, "expires", "2026-11-20T11:00:01Z"))))
                .isOne();
    }

    @Test
    void letsNoClockThatIsAheadOverruleTheNoThatComesAfter() {
        CustomerState ahead = learn(
                ana, NOW.plusSeconds(240), HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));
        assertThat(allows(ahead, Purpose.PROMOTION, Channel.EMAIL)).isTrue();

        CustomerState after = learn(
                ahead,
                NOW.plusSeconds(1),
                HouseEvents.CONSENT_WITHDRAWN,
                Map.of("consents", List.of("PROMOTION/EMAIL")));
        assertThat(allows(after, Purpose.PROMOTION, Channel.EMAIL)).isFalse();
    }

    @Test
    void keepsTheLatestWordWhateverCameInFirst() {
        CustomerState late = learn(
                withdraw("PROMOTION/EMAIL"),
                NOW.minusSeconds(30),
                HouseEvents.CONSENT_GIVEN,
                Map.of("consents", List.of("PROMOTION/EMAIL")));
        CustomerState sameInstant =
                learn(late, NOW, HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));

        assertThat(allows(late, Purpose.PROMOTION, Channel.EMAIL)).isFalse();
        assertThat(allows(sameInstant, Purpose.PROMOTION, Channel.EMAIL))
                .as("at the same instant a no beats a yes")
                .isFalse();
    }

    @Test
    void pausesThroughTheDayThatIsNamed() {
        assertThat(pause(Map.of("until", "2026-12-01T09:00:00Z")).pausedUntil())
                .contains(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(pause(Map.of("until", "2026-12-01")).pausedUntil())
                .as("until that day has begun everywhere")
                .contains(Instant.parse("2026-12-01T12:00:00Z"));
    }

    @Test
    void doesNotTakeItsOwnQuestionsForASignOfLife() {
        CustomerState asked = learn(agreed, NOW, HouseEvents.CAMPAIGN_ASKED, Map.of("campaign", "letter"));

        assertThat(asked.lastSeen()).contains(NOW.minusSeconds(60));
    }

    @Test
    void endsAFreezeForItsOwnCauseAndByALaterSignOnly() {
        CustomerState angry = learn(learn(ana, NOW, "review.bad", Map.of()), NOW, "complaint.opened", Map.of());
        CustomerState earlier = learn(angry, NOW.minusSeconds(1), "review.good", Map.of());
        CustomerState later = learn(angry, NOW.plusSeconds(1), "review.good", Map.of());

        assertThat(earlier.freezes()).hasSize(2);
        assertThat(later.freezes()).extracting(Freeze::cause).containsExactly("complaint");
    }

    @Test
    void endsARepairedFreezeAfterTheCoolDownUnlessAnotherOfItsCauseIsOpen() {
        CustomerState angry = learn(ana, NOW, "review.bad", Map.of(), "first");
        CustomerState twice = learn(angry, NOW, "review.bad", Map.of(), "second");
        Instant confirmed = NOW.plusSeconds(60);
        Instant cool = confirmed.plus(Duration.ofDays(7));

        CustomerState repaired = learn(angry, confirmed, "repair.confirmed", Map.of(), "first");
        assertThat(repaired.frozenAt(cool.minusNanos(1))).isTrue();
        assertThat(repaired.frozenAt(cool)).isFalse();
        assertThat(learn(twice, confirmed, "repair.confirmed", Map.of(), "first")
                        .frozenAt(cool))
                .as("the second occasion is not made good")
                .isTrue();
    }

    @Test
    void opensAFreezeByArrivalWhereNobodyKnowsWhatCameFirst() {
        CustomerState content = learn(ana, NOW, "review.good", Map.of());

        assertThat(learn(content, NOW.minus(Duration.ofHours(23)), "review.bad", Map.of())
                        .frozenAt(NOW))
                .as("a clock may be off by a day")
                .isTrue();
        assertThat(learn(content, NOW.minus(Duration.ofDays(3)), "review.bad", Map.of())
                        .frozenAt(NOW))
                .as("a history of one clock, loaded out of order")
                .isFalse();
    }

    private CustomerState withdraw(String pair) {
        return learn(agreed, NOW, HouseEvents.CONSENT_WITHDRAWN, Map.of("consents", List.of(pair)));
    }

    private CustomerState give(Map<String, Object> data) {
        return learn(ana, NOW, HouseEvents.CONSENT_GIVEN, data);
    }

    private CustomerState pause(Map<String, Object> data) {
        return learn(ana, NOW, HouseEvents.CUSTOMER_PAUSED, data);
    }

    @Test
    void whatIsBlankSaysNothing() {
        Map<String, Object> told =
                Map.of("country", " de ", "language", "de", "zone", "Europe/Berlin", "email", " ana@example.org ");
        Map<String, Object> blank = Map.of("country", "", "language", " ", "zone", "", "email", " ");
        CustomerState known = learn(ana, NOW.minusSeconds(9), HouseEvents.CUSTOMER_DECLARED, told);
        CustomerState after = learn(known, NOW, HouseEvents.CUSTOMER_DECLARED, blank, "e2");

        assertThat(after.country()).contains("DE");
        assertThat(after.language()).contains("de");
        assertThat(after.zone()).isEqualTo(known.zone()).isPresent();
        assertThat(after.addresses()).containsOnly(Map.entry(Channel.EMAIL, "ana@example.org"));
    }

    @Test
    void aBounceOfABlankAddressIsOneOfTheCustomers() {
        CustomerState known =
                learn(ana, NOW.minusSeconds(9), HouseEvents.CUSTOMER_DECLARED, Map.of("email", "ana@example.org"));
        Map<String, Object> told = Map.of("channel", "email");
        Map<String, Object> blank = Map.of("channel", "email", "address", " ");

        assertThat(learn(known, NOW, HouseEvents.MESSAGE_BOUNCED, blank))
                .isEqualTo(learn(known, NOW, HouseEvents.MESSAGE_BOUNCED, told));
    }

    private static CustomerState learn(CustomerState before, Instant time, String type, Map<String, Object> data) {
        return learn(before, time, type, data, "e");
    }

    /** The event's id is its occasion, as these types declare no other. */
    private static CustomerState learn(
            CustomerState before, Instant time, String type, Map<String, Object> data, String id) {
        return LEARNING.learn(
                before, new CustomerEvent(id, "t", type, before.id(), time, data, Optional.empty()), heard(time));
    }

    /** Nothing is heard of before it happens. */
    private static Hearing heard(Instant time) {
        return new Hearing(time.isAfter(NOW) ? time : NOW, KEYS);
    }

    private static boolean allows(CustomerState state, Purpose purpose, Channel channel) {
        return state.consents().allows(purpose, channel, NOW);
    }

    private static long allowed(CustomerState state) {
        long allowed = 0;
        for (Purpose purpose : Purpose.values()) {
            for (Channel channel : Channel.values()) {
                allowed += allows(state, purpose, channel) ? 1 : 0;
            }
        }
        return allowed;
    }

    private static FreezeRule rule(String cause, FreezeRule.Effect effect, String type, Duration coolDown) {
        return new FreezeRule(cause, effect, type, Optional.empty(), Set.of(), coolDown);
    }
}
