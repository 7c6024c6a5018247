package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.contact.Attention;
import dev.hush.customer.Pause;
import dev.hush.decision.Decider.Deliberation;
import dev.hush.decision.Wishes.HouseObjection;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The decider and its arbitration: who is chosen, and why the others are not. */
class DeciderTest {
    private final Asked asked = someone();

    private List<String> decide(List<Proposal> proposals, List<HouseObjection> objections) {
        return decide(proposals, objections, Decider::decide);
    }

    private List<String> decide(
            List<Proposal> proposals,
            List<HouseObjection> objections,
            BiFunction<Decider, Situation, Deliberation> asking) {
        RuleBase rules = new RuleBase() {
            @Override
            public String version() {
                return "v7";
            }

            @Override
            public Map<String, String> reasons() {
                return Map.of();
            }

            @Override
            public Wishes consider(Situation situation) {
                return new Wishes(proposals, List.of(), List.of(), List.of(), objections, List.of(), List.of());
            }
        };
        Deliberation deliberation = asking.apply(new Decider(rules), asked.situation());
        assertThat(deliberation.wishes().proposals()).isEqualTo(proposals);
        return deliberation.decisions().stream().map(DeciderTest::told).toList();
    }

    private List<String> decide(Proposal... proposals) {
        return decide(List.of(proposals), List.of());
    }

    private static String told(Decision decision) {
        return decision.proposal().rule()
                + decision.<String>fold(
                        send -> " sent",
                        defer -> " deferred " + defer.reason() + " until " + defer.until(),
                        suppress -> " suppressed " + suppress.reason() + " " + suppress.bound());
    }

    private Proposal kindness(String rule, int worth) {
        return asked.proposes(Kind.KINDNESS, Purpose.CARE, Channel.EMAIL)
                .worth(worth)
                .proposal(rule);
    }

    private Proposal repair(String rule, int worth) {
        asked.customer().consent(Lawful.contract());
        return asked.proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL)
                .worth(worth)
                .proposal(rule);
    }

    @Test
    void choosesTheWorthiest() {
        assertThat(decide(kindness("a", 40), kindness("b", 60)))
                .containsExactly("b sent", "a suppressed LOST_ARBITRATION to b");
    }

    @Test
    void choosesWhatIsOwedBeforeWhatIsWorthMore() {
        assertThat(decide(kindness("a", 99), repair("b", 1)))
                .containsExactly("b sent", "a suppressed LOST_ARBITRATION to b");
    }

    @Test
    void breaksTiesByTheRulesIdWhateverTheOrder() {
        assertThat(decide(kindness("b", 50), kindness("a", 50)))
                .isEqualTo(decide(kindness("a", 50), kindness("b", 50)))
                .containsExactly("a sent", "b suppressed LOST_ARBITRATION to a");
    }

    @Test
    void keepsSilentWhereSilenceIsWorthMore() {
        asked.house(new Houses().attention(new Attention(100, 1, 1), 30));

        assertThat(decide(kindness("a", 29))).containsExactly("a suppressed LOST_ARBITRATION worth 29, silence 30");
        assertThat(decide(kindness("a", 30))).containsExactly("a sent");
        assertThat(decide(repair("a", 1))).as("what is owed").containsExactly("a sent");
    }

    @Test
    void passesOverWhatIsImpossible() {
        asked.customer().suppress(Channel.SMS, "SUPPRESSED_BOUNCE");
        Proposal impossible =
                asked.proposes(Kind.REPAIR, Purpose.CARE, Channel.SMS).proposal("a");

        assertThat(decide(impossible, kindness("b", 1)))
                .containsExactly("b sent", "a suppressed SUPPRESSED_BOUNCE SMS");
    }

    @Test
    void letsTheChosenOneWaitRatherThanSendTheNext() {
        asked.customer().pause(new Pause(NOON.plusSeconds(60), new Said("t", Instant.EPOCH, Instant.EPOCH)));

        assertThat(decide(kindness("a", 40), kindness("b", 60)))
                .containsExactly("b deferred SNOOZED until 2026-11-20T11:01:00Z", "a suppressed LOST_ARBITRATION to b");
    }

    @Test
    void looksAgainAtWhatOneRuleProposes() {
        assertThat(decide(
                        List.of(kindness("a", 40), kindness("b", 60)),
                        List.of(),
                        (decider, situation) -> decider.decideAgain(situation, "a")))
                .containsExactly("a sent");
    }

    @Test
    void hearsTheHousesRules() {
        List<HouseObjection> house =
                List.of(new HouseObjection("house-2", "a", "no"), new HouseObjection("house-1", "a", "no"));

        assertThat(decide(List.of(kindness("a", 40), kindness("b", 30)), house))
                .containsExactly("b sent", "a suppressed HOUSE_RULE house-1");
    }

    @Test
    void tellsTheStricterOfAHousesRuleAndAGuard() {
        List<HouseObjection> house = List.of(new HouseObjection("house-1", "a", "no"));
        asked.customer().pause(new Pause(NOON.plusSeconds(60), new Said("t", Instant.EPOCH, Instant.EPOCH)));
        assertThat(decide(List.of(kindness("a", 40)), house))
                .as("a no before a not yet")
                .containsExactly("a suppressed HOUSE_RULE house-1");

        asked.customer().suppress(Channel.EMAIL, "SUPPRESSED_BOUNCE");
        assertThat(decide(List.of(kindness("a", 40)), house))
                .as("the address before taste")
                .containsExactly("a suppressed SUPPRESSED_BOUNCE EMAIL");
    }
}
