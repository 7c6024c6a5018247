package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Purpose;
import dev.hush.consent.Sources;
import dev.hush.consent.Sources.Source;
import dev.hush.contact.Attention;
import dev.hush.customer.FreezeRule;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.HouseTables.Holdout;
import dev.hush.decision.HouseTables.Price;
import dev.hush.decision.HouseTables.Rest;
import dev.hush.engine.Campaign;
import dev.hush.event.EventType;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseFilesTest {
    @TempDir
    Path folder;

    private RuleShop shop;

    @BeforeEach
    void open() {
        shop = new RuleShop(folder);
    }

    @Test
    void comesWithTablesOfItsOwn() {
        HouseTables house = shop.book().house();
        assertThat(house.quietHours()).hasSize(4);
        assertThat(house.caps()).contains(new Cap(Optional.empty(), Optional.empty(), 1, Optional.empty()));
        assertThat(house.caps())
                .contains(
                        new Cap(Optional.of(Purpose.PROMOTION), Optional.empty(), 2, Optional.of(Duration.ofDays(30))));
        assertThat(house.budgets()).containsEntry("surprises", new Budget("surprises", 20_000, Budget.Period.MONTH));
        assertThat(house.prices())
                .contains(new Price(Optional.of(Channel.EMAIL), Optional.empty(), LocalTime.MIN, LocalTime.MAX, 10));
        assertThat(house.attention()).contains(new Attention(100, 3, 20));
        assertThat(house.rests()).contains(new Rest(4, Duration.ofDays(21)));
        assertThat(house.release()).containsEntry(Kind.PROMOTION, LocalTime.of(10, 0));
        assertThat(house.zones()).containsEntry("TW", List.of(ZoneId.of("Asia/Taipei")));
        assertThat(house.duties()).contains("order-confirmation");
        assertThat(house.freezes())
                .contains(
                        new FreezeRule(
                                "bad-score",
                                FreezeRule.Effect.OPENS,
                                "review.written",
                                Optional.of("score"),
                                Set.of("1", "2"),
                                Duration.ZERO),
                        new FreezeRule(
                                "complaint",
                                FreezeRule.Effect.REPAIRED,
                                "repair.confirmed",
                                Optional.empty(),
                                Set.of(),
                                Duration.ofDays(7)));
    }

    @Test
    void readsHowFarTheWordOfASourceGoes() {
        Sources sources = shop.file(
                        "rules/house/sources.csv",
                        "source,clock,off,carries,binds,identifies\n"
                                + "shop,till,10 minutes,yes,address,\nold/*,till,0h,,account,no\ncrm,,,,,yes\n")
                .book()
                .house()
                .sources();
        assertThat(sources.rows())
                .containsExactly(
                        new Source(
                                "shop", Optional.of("till"), Optional.of(Duration.ofMinutes(10)), true, false, false),
                        new Source("old/*", Optional.of("till"), Optional.of(Duration.ZERO), false, true, false),
                        new Source("crm", Optional.empty(), Optional.empty(), false, false, true));
        assertThat(shop.book().learning().sources()).isEqualTo(sources);
    }

    @Test
    void replacesATableByTheWorkspacesOwn() {
        shop.file("rules/house/holdout.csv", "rule,percent\n,10\nthanks-01,5\n")
                .file("rules/house/caps.csv", "purpose,channel,most,window\n");
        assertThat(shop.book().house().caps()).isEmpty();
        assertThat(shop.book().house().holdouts())
                .containsExactly(new Holdout(Optional.empty(), 10), new Holdout(Optional.of("thanks-01"), 5));
    }

    @Test
    void declaresEventsWithWhatTheStateKeeps() {
        EventType type = shop.file("rules/vocabulary/events/tea.drunk.yaml", """
                        type: tea.drunk
                        title: tea was drunk
                        occasion: cup
                        fields: {cup: text, sort: text}
                        count: lifetime
                        as: cups
                        keep: "30d, at most 7"
                        basis: request
                        facts: {favourite: sort}
                        """)
                .book()
                .learning()
                .catalog()
                .types()
                .get("tea.drunk");
        assertThat(type.occasionKey()).contains("cup");
        assertThat(type.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(type.keepAtMost()).isEqualTo(7);
        assertThat(type.countAs()).contains("cups");
        assertThat(type.basis()).contains(LawfulBasis.REQUEST);
        assertThat(type.facts()).containsEntry("favourite", "sort");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            quiet-hours.csv | country,channel,from,to,sundays,holidays\\n,EMAIL,8,21:00,yes,yes | 2: expected a time such as 08:00 in column "from", found "8"
            quiet-hours.csv | country,channel,from,to,sundays,holidays\\n,EMAIL,21:00,08:00,yes,yes | 2: expected from before to
            sources.csv     | source,clock,off,carries,binds,identifies\\n,,,,,     | 2: expected a source, such as shop, or crm/* for all that begin so, found nothing
            sources.csv     | source,clock,off,carries,binds,identifies\\nhush:pages,,,,, | 2: expected a source of yours, found "hush:pages"
            sources.csv     | source,clock,off,carries,binds,identifies\\nshop,,soon,,, | 2: expected a duration such as 1 day, or nothing in column "off", found "soon"
            sources.csv     | source,clock,off,carries,binds,identifies\\nshop,,,maybe,, | 2: expected yes or no in column "carries", found "maybe"
            sources.csv     | source,clock,off,carries,binds,identifies\\nshop,,,,all, | 2: expected address or account in column "binds", found "all"
            caps.csv        | purpose,channel,most,window\\nCAR,,1,day             | 2: expected one of SERVICE, CARE, PROMOTION, RESEARCH in column "purpose", found "CAR"
            caps.csv        | purpose,channel,most,window\\n,,1,500 days           | 2: expected a window of at most 400 days
            caps.csv        | purpose,chanel,most,window\\n                        | 1: expected the columns
            caps.csv        | purpose,channel,most,window\\n,,1                    | 2: expected 4 cells, found 3 cells
            freeze.csv      | cause,effect,event,field,values,cool-down\\nx,opens,review.writen,,, | 2: expected a declared event, found "review.writen". Closest: "review.written".
            freeze.csv      | cause,effect,event,field,values,cool-down\\nx,opens,review.written,skore,1, | 2: expected a field of review.written, found "skore". Closest: "score".
            freeze.csv      | cause,effect,event,field,values,cool-down\\nx,starts,review.written,,, | expected opens, ends or repaired in column "effect", found "starts"
            budgets.csv     | budget,amount,period\\ntea,4.005,month               | expected an amount such as 200.00
            budgets.csv     | budget,amount,period\\ntea,4.00,week                 | expected day, month, quarter or year
            holdout.csv     | rule,percent\\n,101                                  | expected 0 to 100
            attention.csv   | channel,kind,from,to,points\\nEMIAL,,,,1             | expected one of EMAIL
            balance.csv     | full,per-day,per-engagement\\n100,x,1              | expected 0 to 10000
            fatigue.csv     | unanswered,rest\\n3,a while                          | expected a duration such as 30 days
            release.csv     | kind,from\\nPROMOTIONS,10:00                         | expected a kind
            zones.csv       | country,zones\\nTW,Asia/Taipeh                       | expected zones such as Asia/Taipei
            duties.yaml     | duty: []                                            | 1: expected one of [duties, urgent], found "duty"
            """)
    void tellsTheLineOfABadCell(String table, String text, String expected) {
        shop.file("rules/house/" + table, text.replace("\\n", "\n"));
        assertThat(shop.faults())
                .anySatisfy(it ->
                        assertThat(it).startsWith("rules/house/" + table + ":").contains(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            events/x.yaml     | title: x                                      | 1: expected type: and the event's name
            events/x.yaml     | type: X                                       | 1: expected words with dots
            events/x.yaml     | type: order.placed                            | expected each type declared once, found "order.placed" twice
            events/x.yaml     | {type: x.y, title: an order was placed}       | expected a title of its own
            events/x.yaml     | {type: x.y, fields: {a: txt}}                 | found "txt". Closest: "text".
            events/x.yaml     | {type: x.y, occasion: b, fields: {a: text}}   | expected one of the event's fields, found "b". Closest: "a".
            events/x.yaml     | {type: x.y, keep: 400d}                       | expected "400d, at most 200", found "400d"
            events/x.yaml     | {type: x.y, count: lifetime}                  | expected count: lifetime together with as:
            events/x.yaml     | {type: x.y, basis: custom}                    | expected contract, request or consent
            events/x.yaml     | {type: x.y, facts: {unknown: a}, fields: {a: text}} | expected declared facts under facts:, found "unknown"
            events/x.yaml     | type: [                                       | expected one YAML document
            shop.facts.yaml   | a: {provenance: guessed, purposes: [CARE]}    | found "guessed"
            shop.facts.yaml   | a: {provenance: observed, purposes: [CAR]}    | found "CAR". Closest: "CARE".
            shop.facts.yaml   | a: {provenance: observed}                     | expected provenance and purposes
            shop.facts.yaml   | name: {provenance: observed, purposes: [CARE]} | expected each fact declared once
            x.sentences.yaml  | - {id: x, en: it rains, wenn: 'x'}           | found "wenn".
            x.sentences.yaml  | - {id: x, en: 'it rains {foo}', when: 'x'}    | expected a variable that has a type, found {foo}
            x.sentences.yaml  | - {id: x, en: it rains, when: 'is({n})'}      | expected a variable of the sentence in when, found {n}
            x.sentences.yaml  | - {id: weekend, en: it rains, when: 'x'}      | expected an id of its own, found "weekend"
            x.sentences.yaml  | - {id: x, en: it rains, when: 'x', stages: [now]} | expected understand, moment or house, found now
            """)
    void tellsTheLineOfABadDeclaration(String file, String text, String expected) {
        shop.file("rules/vocabulary/" + file, text);
        assertThat(shop.faults())
                .anySatisfy(it -> assertThat(it).startsWith("rules/vocabulary/").contains(expected));
    }

    @Test
    void readsCampaignsWithAudiencesInSentences() {
        shop.file("routes/campaign-monthly.audience.yaml", """
                campaign: monthly
                cron: 0 0 10 1 * ?
                zone: America/Sao_Paulo
                goodFor: 48h
                audience:
                  - the customer has consented to PROMOTION by EMAIL
                  - the customer is not tagged regular
                  - the customer lives in BR
                  - the customer was seen in the last 365 days
                """);
        Campaign campaign = shop.build().campaigns().get(0);
        assertThat(shop.faults()).isEmpty();
        assertThat(campaign.name()).isEqualTo("monthly");
        assertThat(campaign.zone()).isEqualTo(ZoneId.of("America/Sao_Paulo"));
        assertThat(campaign.goodFor()).isEqualTo(Duration.ofHours(48));
        assertThat(campaign.audience().has()).containsExactly("consent:PROMOTION/EMAIL", "country:BR");
        assertThat(campaign.audience().hasNot()).containsExactly("tag:regular");
        assertThat(campaign.audience().seenWithin()).contains(Duration.ofDays(365));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {campaign: x, cron: daily, audience: []}                             | expected six or seven fields
            {campaign: x, cron: "0 0 10 1 * ?"}                                    | expected campaign, cron and audience
            {campaign: x, cron: "0 0 10 1 * ?", zone: Mars, audience: []}          | expected a zone such as Asia/Taipei
            {campaign: x, cron: "0 0 10 1 * ?", audience: [all cats]}              | expected a sentence of rules/vocabulary, found "all cats"
            {campaign: x, cron: "0 0 10 1 * ?", audience: [today is Monday]}       | expected a sentence that an audience can be asked by
            {campaign: x, cron: "0 0 10 1 * ?", audiences: [], audience: []}       | found "audiences". Closest: "audience".
            """)
    void tellsWhatIsWrongWithACampaign(String text, String expected) {
        shop.file("routes/campaign-x.audience.yaml", text);
        assertThat(shop.faults())
                .anySatisfy(it -> assertThat(it)
                        .startsWith("routes/campaign-x.audience.yaml:1: ")
                        .contains(expected));
    }
}
