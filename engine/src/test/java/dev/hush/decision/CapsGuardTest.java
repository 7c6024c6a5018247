package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapsGuardTest {
    private static final Optional<Duration> A_DAY = Optional.empty();

    private static Cap cap(int most, Optional<Duration> window) {
        return new Cap(Optional.empty(), Optional.empty(), most, window);
    }

    private static Cap of(Purpose purpose, int most) {
        return new Cap(Optional.of(purpose), Optional.empty(), most, A_DAY);
    }

    private static Cap by(Channel channel, int most) {
        return new Cap(Optional.empty(), Optional.of(channel), most, A_DAY);
    }

    private static Optional<Duration> hours(int hours) {
        return Optional.of(Duration.ofHours(hours));
    }

    /** A kindness of CARE by e-mail, at the hour before noon. */
    private static Asked after(Duration ago, Cap... caps) {
        return someone().house(new Houses().caps(caps)).said("a", 0, NOON.minus(ago), true);
    }

    @Test
    void countsInARollingWindowToTheVerySecond() {
        Asked asked = after(Duration.ofHours(5), cap(1, hours(6)));

        assertThat(asked.reason()).contains(Reason.CAP_TOTAL);
        assertThat(asked.until()).contains(NOON.plus(Duration.ofHours(1)));
        assertThat(asked.answer().orElseThrow().bound()).isEqualTo("1 of 1 within 6h");
        assertThat(after(Duration.ofHours(6), cap(1, hours(6))).answer()).isEmpty();
        assertThat(after(Duration.ofHours(5), cap(2, hours(6))).answer()).isEmpty();
    }

    @Test
    void aCapBindsItsOwnPurposeAndChannelOnly() {
        assertThat(after(Duration.ofHours(1), of(Purpose.PROMOTION, 0)).answer())
                .isEmpty();
        assertThat(after(Duration.ofHours(1), by(Channel.SMS, 0)).answer()).isEmpty();
        assertThat(after(Duration.ofHours(1), of(Purpose.CARE, 0)).reason()).contains(Reason.CAP_PURPOSE);
        assertThat(after(Duration.ofHours(1), by(Channel.EMAIL, 0)).reason()).contains(Reason.CAP_CHANNEL);
    }

    @Test
    void saysWindowsOfWholeDaysInDays() {
        Asked asked = after(Duration.ofHours(5), cap(1, hours(48)));

        assertThat(asked.answer().orElseThrow().bound()).isEqualTo("1 of 1 within 2d");
        assertThat(after(Duration.ofHours(5), cap(1, hours(36)))
                        .answer()
                        .orElseThrow()
                        .bound())
                .isEqualTo("1 of 1 within 36h");
    }

    @Test
    void countsOnTheCustomersOwnDay() {
        Duration sinceMidnightInBerlin = Duration.ofHours(12);
        Asked asked = after(sinceMidnightInBerlin, cap(1, A_DAY));

        assertThat(asked.reason()).contains(Reason.CAP_TOTAL);
        assertThat(asked.until()).as("its next morning").contains(Instant.parse("2026-11-21T07:00:00Z"));
        assertThat(asked.answer().orElseThrow().bound()).isEqualTo("1 of 1 within a day");
        assertThat(after(sinceMidnightInBerlin.plusSeconds(1), cap(1, A_DAY)).answer())
                .isEmpty();
    }

    @Test
    void waitsForTheOldestOfThoseThatAreTooMany() {
        Asked asked = someone()
                .house(new Houses().caps(cap(2, hours(10))))
                .said("a", 0, NOON.minus(Duration.ofHours(9)), true)
                .said("b", 0, NOON.minus(Duration.ofHours(5)), true)
                .said("c", 0, NOON.minus(Duration.ofHours(4)), true);

        assertThat(asked.until()).contains(NOON.plus(Duration.ofHours(5)));
    }

    @Test
    void bindsWhatTheRowNamesAndNothingElse() {
        assertThat(after(Duration.ofHours(1), of(Purpose.CARE, 1)).reason()).contains(Reason.CAP_PURPOSE);
        assertThat(after(Duration.ofHours(1), of(Purpose.PROMOTION, 1)).answer())
                .isEmpty();
        assertThat(after(Duration.ofHours(1), by(Channel.EMAIL, 1)).reason()).contains(Reason.CAP_CHANNEL);
        assertThat(after(Duration.ofHours(1), by(Channel.SMS, 1)).answer()).isEmpty();
    }

    @Test
    void countsWhatTheRowNamesAndNothingElse() {
        Asked research = after(Duration.ofHours(1), of(Purpose.RESEARCH, 1))
                .consent(Purpose.RESEARCH, Channel.EMAIL, Method.FORM)
                .proposes(Kind.KINDNESS, Purpose.RESEARCH, Channel.EMAIL);
        Asked webhook = after(Duration.ofHours(1), by(Channel.WEBHOOK, 1))
                .consent(Purpose.CARE, Channel.WEBHOOK, Method.FORM)
                .proposes(Kind.KINDNESS, Purpose.CARE, Channel.WEBHOOK);
        webhook.customer().address(Channel.WEBHOOK, "w");

        assertThat(research.answer()).isEmpty();
        assertThat(webhook.answer()).isEmpty();
    }

    @Test
    void forbidsAllWhereNoneIsAllowed() {
        Asked asked = someone().house(new Houses().caps(cap(0, hours(6))));

        assertThat(asked.answer()).isPresent();
        assertThat(asked.until()).isEmpty();
    }

    @Test
    void bindsNothingThatIsOwed() {
        Asked repair = after(Duration.ofHours(1), cap(0, hours(6))).proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL);
        repair.customer().consent(Lawful.contract());

        assertThat(repair.answer()).isEmpty();
    }

    @Test
    void countsTheCustomersOwnWish() {
        assertThat(wishing("1").reason()).contains(Reason.CAP_TOTAL);
        assertThat(wishing("1").answer().orElseThrow().bound()).isEqualTo("1 of 1 within 30d");
        assertThat(wishing("2").answer()).isEmpty();
        assertThat(wishing("as few as you like").answer()).isEmpty();
    }

    private static Asked wishing(String most) {
        Asked asked = after(Duration.ofDays(29)).goodFor(Duration.ofDays(40));
        asked.customer()
                .fact(
                        "mostPerMonth",
                        new Fact(most, Provenance.DECLARED, Set.of(Purpose.CARE), Instant.EPOCH, Optional.empty()));
        return asked;
    }
}
