package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.event.CustomerEvent;
import dev.hush.file.CsvTable;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerImportTest {
    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private final List<String> refused = new ArrayList<>();

    private List<CustomerEvent> events(String row) {
        Faults faults = new Faults();
        String text = String.join(",", CustomerImport.COLUMNS) + "\n" + row + "\n";
        CustomerImport reader = new CustomerImport("customers.csv", new MemoryStore(), NOW, refused::add);
        return CsvTable.read(new SourceFile("customers.csv", text, false), CustomerImport.COLUMNS, faults).stream()
                .flatMap(it -> reader.events(it).stream())
                .toList();
    }

    @Test
    void takesAConsentWithItsEvidence() {
        assertThat(events("ana,ana@example.org,,,,,CARE/EMAIL,2026-01-02T10:00:00Z,form,v3"))
                .extracting(CustomerEvent::type)
                .containsExactly("customer.declared", "consent.given");
        assertThat(refused).isEmpty();
    }

    @Test
    void leavesOutAConsentWithoutEvidenceAndSaysSo() {
        assertThat(events("ana,ana@example.org,,,,,CARE/EMAIL,,form,v3"))
                .extracting(CustomerEvent::type)
                .containsExactly("customer.declared");
        assertThat(refused)
                .singleElement()
                .asString()
                .startsWith(
                        "customers.csv:2: consents: expected evidence (given with offset, method, text), found none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ana@,,,,              | email: expected an e-mail address such as ana@example.org, found \"ana@\"",
                ",0170 1234567,,,      | phone: expected a phone number with its country's code such as +49 170 1234567, found \"0170 1234567\"",
                ",,Berlin,,            | zone: expected a zone such as Asia/Taipei, found \"Berlin\"",
                ",,,de_DE,             | language: expected a language's tag such as zh-Hant, found \"de_DE\"",
                ",,,,Germany           | country: expected a country of ISO 3166 such as TW, found \"Germany\""
            })
    void refusesARowWholeInTheWordsOfTheEngine(String cells, String told) {
        assertThat(events("ana," + cells.strip() + ",CARE/EMAIL,2026-01-02T10:00:00Z,form,v3"))
                .isEmpty();
        assertThat(refused).containsExactly("customers.csv:2: the row: " + told);
    }

    @Test
    void readsAPhoneNumberByTheCountryBesideIt() {
        assertThat(events("ana,,0170 1234567,,,DE,,,,")).hasSize(1);
        assertThat(refused).isEmpty();
    }

    @Test
    void leavesOutWhatNobodyCanRead() {
        events("ana,a@example.org,,,,,NICE/EMAIL CARE/EMAIL,2026-01-02T10:00:00Z,form,v3");
        events(",b@example.org,,,,,,,,");

        assertThat(refused)
                .containsExactly(
                        "customers.csv:2: consent \"NICE/EMAIL\": expected PURPOSE/CHANNEL such as CARE/EMAIL",
                        "customers.csv:2: the row: expected an id, found none");
    }
}
