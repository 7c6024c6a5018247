package dev.hush.rulebase;

import dev.hush.decision.Audience;
import dev.hush.engine.Campaign;
import dev.hush.file.Durations;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import dev.hush.rulebase.Sentence.Form;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads campaigns from {@code routes/campaign-*.audience.yaml}: when, and whom, in sentences. */
final class CampaignFiles {
    private static final Set<String> KEYS = Set.of("campaign", "cron", "zone", "goodFor", "audience");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*");
    private static final Pattern CRON = Pattern.compile("\\S+( \\S+){5,6}");
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final Faults faults;
    private final Map<String, Campaign> campaigns = new TreeMap<>();

    private CampaignFiles(Vocabulary vocabulary, ZoneId zone, Faults faults) {
        this.vocabulary = vocabulary;
        this.zone = zone;
        this.faults = faults;
    }

    static List<Campaign> read(Workspace workspace, Vocabulary vocabulary, ZoneId zone, Faults faults) {
        CampaignFiles reader = new CampaignFiles(vocabulary, zone, faults);
        workspace.files("routes", ".audience.yaml").forEach(reader::file);
        return List.copyOf(reader.campaigns.values());
    }

    private void file(SourceFile file) {
        YamlNode.read(file, faults).ifPresent(root -> {
            Map<String, YamlNode> entry = root.map(KEYS);
            for (String key : List.of("campaign", "cron", "audience")) {
                if (!entry.containsKey(key)) {
                    root.fault("campaign, cron and audience", entry.keySet().toString(), "");
                    return;
                }
            }
            Optional<String> name = matching(entry, "campaign", NAME, "a name");
            Optional<String> cron = matching(entry, "cron", CRON, "six or seven fields such as 0 0 10 1 * ?");
            Audience audience = audience(
                    YamlNode.node(entry, "audience").map(YamlNode::list).orElse(List.of()), file);
            if (name.isPresent() && cron.isPresent()) {
                Campaign campaign = new Campaign(name.get(), cron.get(), zone(entry), audience, goodFor(entry));
                if (campaigns.put(name.get(), campaign) != null) {
                    root.fault("a name of its own", "\"" + name.get() + "\"", "Rename one campaign.");
                }
            }
        });
    }

    private static Optional<String> matching(
            Map<String, YamlNode> entry, String key, Pattern pattern, String expected) {
        return YamlNode.node(entry, key).flatMap(node -> {
            String text = node.text();
            if (pattern.matcher(text).matches()) {
                return Optional.of(text);
            }
            node.fault(expected, "\"" + text + "\"", "");
            return Optional.empty();
        });
    }

    private ZoneId zone(Map<String, YamlNode> entry) {
        return YamlNode.node(entry, "zone")
                .map(node -> {
                    try {
                        return ZoneId.of(node.text());
                    } catch (DateTimeException e) {
                        node.fault("a zone such as Asia/Taipei", "\"" + node.text() + "\"", "");
                        return zone;
                    }
                })
                .orElse(zone);
    }

    private static Duration goodFor(Map<String, YamlNode> entry) {
        return YamlNode.node(entry, "goodFor")
                .flatMap(node -> {
                    Optional<Duration> goodFor = Durations.parse(node.text());
                    if (goodFor.isEmpty()) {
                        node.fault("a duration such as 24h", "\"" + node.text() + "\"", "");
                    }
                    return goodFor;
                })
                .orElse(GOOD_FOR);
    }

    private Audience audience(List<YamlNode> lines, SourceFile file) {
        List<String> has = new ArrayList<>();
        List<String> hasNot = new ArrayList<>();
        Optional<Duration> seen = Optional.empty();
        for (YamlNode line : lines) {
            String key = key(line, file).orElse("");
            if (key.startsWith("seen:")) {
                seen = Durations.parse(key.substring("seen:".length()));
            } else if (key.startsWith("-")) {
                hasNot.add(key.substring(1));
            } else if (!key.isEmpty()) {
                has.add(key);
            }
        }
        return new Audience(has, hasNot, seen);
    }

    private Optional<String> key(YamlNode line, SourceFile file) {
        Optional<Spoken> spoken = vocabulary.understand(line.text(), line.line());
        Optional<String> key = spoken.flatMap(it -> it.key("audience"));
        if (spoken.isEmpty()) {
            line.fault(
                    "a sentence of rules/vocabulary",
                    "\"" + line.text() + "\"",
                    vocabulary.hint(line.text(), Form.WHEN));
        } else if (key.isEmpty()) {
            line.fault(
                    "a sentence that an audience can be asked by",
                    "\"" + line.text() + "\"",
                    "Those with audience: in the vocabulary.");
        } else if (spoken.get().valuesAreGood(file.path(), faults)) {
            return key;
        }
        return Optional.empty();
    }
}
