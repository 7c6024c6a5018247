package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);

    @TempDir
    Path folder;

    @Test
    void everyFileOfOursNamesItsSchemaAndKeepsToIt() throws IOException {
        int seen = 0;
        Path examples = HOME.resolve("examples");
        for (Path root : List.of(
                HOME, examples.resolve("corner-shop"), examples.resolve("olist"), examples.resolve("online-retail"))) {
            for (Path file : files(root)) {
                String path = root.relativize(file).toString();
                String first = Files.readString(file).lines().findFirst().orElse("");
                assertThat(first).as(path).startsWith("# yaml-language-server: $schema=");
                Path schema = file.resolveSibling(first.substring(first.indexOf('=') + 1))
                        .normalize();
                assertThat(schema.getFileName()).hasToString(Schemas.of(path).orElseThrow());
                assertThat(schema(Files.readString(schema)).validate(YAML.readTree(file.toFile())))
                        .as(path)
                        .isEmpty();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(50);
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String top : List.of("rules", "routes", "templates", "hush.yaml")) {
            if (Files.exists(root.resolve(top))) {
                try (Stream<Path> walk = Files.walk(root.resolve(top))) {
                    walk.filter(Files::isRegularFile)
                            .filter(it ->
                                    Schemas.of(root.relativize(it).toString()).isPresent())
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static JsonSchema schema(String text) {
        return FACTORY.getSchema(text);
    }

    /** What the check expects where a key is unknown are all the keys there are: those of the schema. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event|rules/vocabulary/events/tea.drunk.yaml|{type: tea.drunk, zzz: 1}|/properties",
                "facts|rules/vocabulary/tea.facts.yaml|tea: {provenance: declared, purposes: [CARE], zzz: 1}|/additionalProperties/properties",
                "sentences|rules/vocabulary/tea.sentences.yaml|[{id: tea, en: it is tea time, when: 'true', zzz: 1}]|/items/properties",
                "duties|rules/house/duties.yaml|{duties: [], zzz: []}|/properties",
                "audience|routes/campaign-tea.audience.yaml|{campaign: tea, cron: '0 0 10 1 * ?', audience: [], zzz: 1}|/properties",
                "mapping|routes/intake-tea.mapping.yaml|{file: a, type: a.b, id: a, subject: a, time: {column: a, zone: UTC}, zzz: 1}|/properties",
                "mapping|routes/intake-tea.mapping.yaml|{file: a, type: a.b, id: a, subject: {column: a, zzz: 1}, time: {column: a, zone: UTC}}|/definitions/value/anyOf/1/properties",
                "mapping|routes/intake-tea.mapping.yaml|{file: a, type: a.b, id: a, subject: {lookup: {file: a, by: a, value: a, zzz: 1}}, time: {column: a, zone: UTC}}|/definitions/lookup/properties",
                "mapping|routes/intake-tea.mapping.yaml|{file: a, type: a.b, id: a, subject: a, time: {column: a, zone: UTC, zzz: 1}}|/properties/time/properties",
                "mapping|routes/intake-tea.mapping.yaml|{file: a, type: a.b, id: a, subject: a, time: {column: a, zone: UTC}, only when: {column: a, is: empty, zzz: 1}}|/definitions/condition/properties",
                "cases|rules/tea/tea-01.cases.yaml|[{case: a, events: [], expect: [], zzz: 1}]|/items/properties",
                "cases|rules/tea/tea-01.cases.yaml|[{case: a, customer: {zzz: 1}, events: [], expect: []}]|/items/properties/customer/properties",
                "cases|rules/tea/tea-01.cases.yaml|[{case: a, events: [{at: 2026-01-01T00:00Z, type: order.placed, zzz: 1}], expect: []}]|/items/properties/events/items/properties",
                "settings|hush.yaml|{zzz: 1}|/properties",
                "settings|hush.yaml|{mail: {zzz: 1}}|/properties/mail/properties",
                "settings|hush.yaml|{mail: {dkim: {zzz: 1}}}|/properties/mail/properties/dkim/properties",
                "settings|hush.yaml|{http: {zzz: 1}}|/properties/http/properties",
                "settings|hush.yaml|{http: {tokens: [{zzz: 1}]}}|/properties/http/properties/tokens/items/properties",
                "settings|hush.yaml|{brand: {zzz: 1}}|/properties/brand/properties",
                "settings|hush.yaml|{links: {zzz: 1}}|/properties/links/properties",
                "settings|hush.yaml|{store: {zzz: 1}}|/properties/store/properties",
            })
    void knowsTheKeysThatTheCheckKnows(String kind, String path, String text, String at) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        JsonNode schema = new ObjectMapper().readTree(Schemas.text(kind + ".schema.json"));
        String keys = String.join(", ", new TreeSet<>(keys(schema.at(at))));
        assertThat(LoadedWorkspace.load(folder, Look.CHECK).faults())
                .filteredOn(fault -> fault.found().equals("\"zzz\""))
                .singleElement()
                .extracting(Fault::expected)
                .isEqualTo("one of [" + keys + "]");
        assertThat(schema(schema.toString()).validate(YAML.readTree(text))).isNotEmpty();
    }

    private static List<String> keys(JsonNode properties) {
        return StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
                .toList();
    }

    /** What both refuse, so that a schema that lets everything pass is found out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event|{type: a.b, fields: {amount: money}}",
                "event|{type: a.b, keep: for ever}",
                "facts|tea: {provenance: guessed, purposes: [CARE]}",
                "facts|tea: {provenance: declared, purposes: [FUN]}",
                "sentences|[{id: a, en: b}]",
                "mapping|{file: a, type: a.b, id: a, subject: a}",
                "cases|[{case: a, events: []}]",
                "settings|{mail: {mode: pigeon}}",
                "settings|{brand: {color: green}}",
            })
    void refusesWhatTheCheckRefuses(String kind, String text) throws IOException {
        assertThat(schema(Schemas.text(kind + ".schema.json")).validate(YAML.readTree(text)))
                .isNotEmpty();
    }

    @Test
    void newFilesNameTheirSchemaAndBringIt() throws IOException {
        new Scaffold(folder)
                .file("rules/vocabulary/events/tea.drunk.yaml", "type: tea.drunk\n")
                .write();
        String first = Files.readString(folder.resolve("rules/vocabulary/events/tea.drunk.yaml"))
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(first).isEqualTo("# yaml-language-server: $schema=../../../.schemas/event.schema.json");
        assertThat(Map.of("schema", Files.readString(folder.resolve(".schemas/event.schema.json"))))
                .containsValue(Schemas.text("event.schema.json"));
    }
}
