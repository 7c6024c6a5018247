package dev.hush.store;

import dev.hush.journal.KeptRule;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of each version of the rules is kept, so that its receipts can be told. */
final class KeptRules {
    private final Codec<Version> codec = Codec.of(Version.class);
    private final String insert;
    private final String ofVersion;

    /** As it is stored. */
    private record Version(List<KeptRule> rules) {}

    KeptRules(Sql sql) {
        insert = sql.get("insert");
        ofVersion = sql.get("of-version");
    }

    void keep(Session session, String version, List<KeptRule> rules, Instant at) throws SQLException {
        session.update(insert, version, at, codec.write(new Version(rules)));
    }

    Map<String, KeptRule> of(Session session, String version) throws SQLException {
        return session.first(ofVersion, row -> codec.read(row.getString(1)), version)
                .map(it -> it.rules().stream().collect(Collectors.toMap(KeptRule::id, Function.identity())))
                .orElse(Map.of());
    }
}
