package dev.hush.store;

import static dev.hush.store.Commits.id;
import static dev.hush.store.StoreContractTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Consents;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.contact.Contact;
import dev.hush.contact.ContactHistory;
import dev.hush.customer.CustomerState;
import dev.hush.customer.EventMemory;
import dev.hush.customer.Freeze;
import dev.hush.customer.Happening;
import dev.hush.customer.Pause;
import dev.hush.customer.Reach;
import dev.hush.decision.Reason;
import dev.hush.decision.Wishes.Luck;
import dev.hush.event.CustomerEvent;
import dev.hush.journal.Receipt;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import dev.hush.plan.Deferral;
import dev.hush.plan.FollowUp;
import dev.hush.plan.Outreach;
import dev.hush.plan.Rest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What lies in stores stays readable.
 *
 * <p>A file under {@code golden} is never edited. Where the layout of a state has to change: raise
 * {@code CustomerState.SCHEMA}, add the step to {@code StateCodec}, and a new file beside the old ones, which have to be
 * read as the same state still.
 */
class GoldenFilesTest {
    private static final Occasion ORDER = new Occasion("order.placed", "A1");
    private static final CustomerEvent EVENT = new CustomerEvent(
            "e-1",
            "shop",
            "order.placed",
            id("mei"),
            NOW,
            Map.of(
                    "order",
                    "A1",
                    "amount",
                    new BigDecimal("59.90"),
                    "whole",
                    new BigDecimal("60"),
                    "items",
                    3,
                    "points",
                    4L,
                    "weight",
                    0.25,
                    "gift",
                    true,
                    "lines",
                    List.of(Map.of("sku", "茶", "empty", ""))),
            Optional.of("shop/e-0/thanks-01"));

    @Test
    void readsStatesOfSchema1() throws IOException {
        assertThat(new StateCodec().read(golden("state-1.json"))).isEqualTo(state());
    }

    @Test
    void readsStatesOfSchema2() throws IOException {
        assertThat(new StateCodec().read(golden("state-2.json"))).isEqualTo(state());
    }

    @Test
    void readsStatesOfSchema3() throws IOException {
        Rest rest = new Rest("calm-01", ORDER, NOW, NOW.plusSeconds(99), Optional.of("review.written"));
        CustomerState resting = state().edit().rests(none -> List.of(rest)).done();
        assertThat(new StateCodec().read(golden("state-3.json"))).isEqualTo(resting);
    }

    @Test
    void readsAndWritesStatesOfSchema4() throws IOException {
        CustomerState reached = state().edit()
                .address(Channel.EMAIL, "mei@example.com", "key-1")
                .formerAddress("key-0")
                .dead("key-0", "SUPPRESSED_BOUNCE", NOW)
                .sharedWith(Set.of(id("ana")))
                .done();
        StateCodec codec = new StateCodec();
        String golden = golden("state-4.json");
        assertSame(codec.write(reached), golden);
        assertThat(codec.read(golden)).isEqualTo(reached);
    }

    /** A yes that was lost to a clock before schema 4 falls; a history loaded out of order stands. */
    @Test
    void weighsWhatWasSaidBeforeSchema4() {
        assertThat(lifted("2026-11-20T10:45:00.881Z", "2026-11-20T10:44:58Z").optedOut(Purpose.CARE, Channel.EMAIL))
                .isTrue();
        assertThat(lifted("2026-05-01T00:00:00Z", "2026-01-01T00:00:00Z").allows(Purpose.CARE, Channel.EMAIL, NOW))
                .isTrue();
    }

    private static Consents lifted(String given, String withdrawn) {
        String record = "{'purpose':'CARE','channel':'EMAIL','basis':'CONSENT','given':%s,'at':'%s','once':false,"
                + "'proof':{'source':'shop/%s','method':'FORM','text':''}}";
        String state =
                "{'schema':3,'id':'mei','version':1,'consents':{'records':[" + record.formatted(true, given, "e1") + ","
                        + record.formatted(false, withdrawn, "e2") + "]},'contacts':{}}";
        return new StateCodec().read(state.replace("'", "\"")).consents();
    }

    @Test
    void readsAndWritesOutreach() throws IOException {
        Outreach outreach = new Outreach(
                "shop/e-1/thanks-01",
                id("mei"),
                "thanks-01",
                ORDER,
                "third-order-thanks",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                Optional.of("tea"),
                Optional.empty(),
                "zh-Hant",
                NOW,
                NOW.plusSeconds(3600),
                "rules-1",
                EVENT);
        assertReadAndWritten(Outreach.class, outreach, "outreach.json");
    }

    @Test
    void readsAndWritesReceipts() throws IOException {
        Receipt.Line line = new Receipt.Line(
                "thanks-01",
                "third-order-thanks",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                Optional.of("tea"),
                Receipt.Answer.DEFERRED,
                Optional.of(Reason.QUIET_HOURS),
                Optional.of(NOW.plusSeconds(60)),
                "09:00 Asia/Taipei");
        Receipt receipt = new Receipt(
                List.of(line),
                2,
                List.of(new Receipt.Planned("ask-review", NOW)),
                List.of("ask-size"),
                List.of("call"),
                List.of(new Luck("holdout", 0.125, false)),
                List.of("broken-01"),
                1);
        assertReadAndWritten(Receipt.class, receipt, "receipt.json");
    }

    private static <T> void assertReadAndWritten(Class<T> type, T value, String file) throws IOException {
        Codec<T> codec = Codec.of(type);
        String golden = golden(file);
        assertThat(codec.read(golden)).isEqualTo(value);
        assertSame(codec.write(value), golden);
    }

    /** Fields may stand in any order. */
    private static void assertSame(String written, String golden) throws JsonProcessingException {
        assertThat(Codec.MAPPER.readTree(written)).as("written: %s", written).isEqualTo(Codec.MAPPER.readTree(golden));
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream("/hush/store/golden/" + file)) {
            assertThat(in).as("hush/store/golden/" + file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CustomerState state() {
        return new CustomerState(
                CustomerState.SCHEMA,
                id("mei"),
                7,
                Optional.of(ZoneId.of("Asia/Taipei")),
                Optional.of("zh-Hant"),
                Optional.of("TW"),
                Map.of(Channel.EMAIL, "mei@example.org"),
                Reach.NONE,
                Map.of("orders", Facts.observed(3L)),
                Map.of(
                        "order.placed",
                        new EventMemory(
                                3,
                                Optional.of(NOW.minusSeconds(86_400)),
                                Optional.of(NOW),
                                List.of(new Happening("e-1", NOW, EVENT.data())))),
                new Consents(List.of(new ConsentRecord(
                        Purpose.PROMOTION,
                        Channel.EMAIL,
                        LawfulBasis.CONSENT,
                        true,
                        new Said("shop", NOW, NOW),
                        Optional.of(NOW.plusSeconds(999)),
                        false,
                        Proof.unstated("shop/form-1"),
                        Optional.empty(),
                        false,
                        false))),
                Map.of(Channel.SMS, "SUPPRESSED_BOUNCE"),
                Optional.of(new Pause(NOW.plusSeconds(5), new Said("", Instant.EPOCH, Instant.EPOCH))),
                Optional.empty(),
                new ContactHistory(List.of(new Contact(
                        "shop/e-1/thanks-01",
                        "thanks-01",
                        ORDER,
                        "third-order-thanks",
                        Purpose.CARE,
                        Channel.EMAIL,
                        Kind.KINDNESS,
                        0,
                        NOW,
                        Optional.of(NOW.plusNanos(1))))),
                List.of(),
                List.of(new Freeze("bad-score", "A1", NOW, NOW.plusSeconds(1), Optional.empty(), "")),
                Map.of(),
                List.of(),
                Set.of("holdout-2026"),
                List.of(new FollowUp(
                        "shop/e-1/thanks-01/ask-review",
                        "ask-review",
                        "thanks-01",
                        "A1",
                        NOW.plusSeconds(432_000),
                        Optional.of("review.written"),
                        EVENT)),
                List.of(new Deferral(
                        "shop/e-1/tea-01",
                        new Proposal(
                                "tea-01",
                                ORDER,
                                "tea",
                                Purpose.CARE,
                                Channel.EMAIL,
                                Kind.KINDNESS,
                                40,
                                Optional.of(new Proposal.Expense("tea", "gifts", 450)),
                                NOW.plusSeconds(86_400)),
                        NOW.plusSeconds(60),
                        "QUIET_HOURS",
                        EVENT)),
                Optional.of(NOW));
    }
}
