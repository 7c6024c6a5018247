package dev.hush.store;

import dev.hush.engine.RuleCount;
import dev.hush.engine.RuleFiles;
import dev.hush.engine.RuleVersion;
import dev.hush.engine.RuleVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Versions of rules over SQL: each file's bytes once, under their hash. */
final class SqlRules implements RuleVersions {
    private final Codec<Contents> contents = Codec.of(Contents.class);
    private final Database database;
    private final Sql sql;
    private final RuleCounts counts;

    /** As it is stored: each path and the hash of its bytes. */
    private record Contents(Map<String, String> files) {}

    SqlRules(Database database, RuleCounts counts) {
        this.database = database;
        this.sql = database.sql("rule_version");
        this.counts = counts;
    }

    @Override
    public RuleVersion publish(RuleVersion version, RuleFiles files) {
        return database.write("keep a version of the rules", session -> {
            session.list(sql.get("alone"), row -> 1);
            Optional<RuleVersion> newest = newest(session, 1).stream().findFirst();
            if (newest.filter(it -> it.content().equals(version.content())).isPresent()) {
                long number = newest.get().number();
                session.update(sql.get("set-aside"), version.setAside().orElse(null), number);
                return find(session, number).orElseThrow();
            }
            long number = newest.map(RuleVersion::number).orElse(0L) + 1;
            insert(session, number, version, files);
            return find(session, number).orElseThrow();
        });
    }

    private void insert(Session session, long number, RuleVersion version, RuleFiles files) throws SQLException {
        Map<String, String> hashes = new TreeMap<>(files.hashes());
        Set<String> known = new HashSet<>(session.list(sql.get("known-files"), row -> row.getString(1)));
        Map<String, byte[]> news = new TreeMap<>();
        hashes.forEach((path, hash) -> {
            if (!known.contains(hash)) {
                news.put(hash, files.files().get(path));
            }
        });
        session.batch(
                sql.get("insert-file"),
                news.entrySet().stream()
                        .map(it -> new Object[] {it.getKey(), it.getValue()})
                        .toList());
        session.update(
                sql.get("insert"),
                number,
                version.rules(),
                version.content(),
                version.at(),
                version.rolledBackTo().orElse(null),
                version.setAside().orElse(null),
                contents.write(new Contents(hashes)));
    }

    @Override
    public List<RuleVersion> newest(int most) {
        return database.read("read the versions of the rules", session -> newest(session, most));
    }

    private List<RuleVersion> newest(Session session, int most) throws SQLException {
        return session.list(sql.get("newest"), SqlRules::version, most);
    }

    @Override
    public Optional<RuleVersion> find(long number) {
        return database.read("read a version of the rules", session -> find(session, number));
    }

    private Optional<RuleVersion> find(Session session, long number) throws SQLException {
        return session.first(sql.get("find"), SqlRules::version, number);
    }

    private static RuleVersion version(ResultSet row) throws SQLException {
        long again = row.getLong(5);
        return new RuleVersion(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Nanos.instant(row.getLong(4)),
                again == 0 ? Optional.empty() : Optional.of(again),
                Optional.ofNullable(row.getString(6)));
    }

    @Override
    public Optional<RuleFiles> files(long number) {
        return database.read("read the files of a version", session -> {
            Optional<Contents> made =
                    session.first(sql.get("contents"), row -> contents.read(row.getString(1)), number);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            Map<String, byte[]> files = new HashMap<>();
            for (Map.Entry<String, String> file : made.get().files().entrySet()) {
                files.put(
                        file.getKey(),
                        session.first(sql.get("file"), row -> row.getBytes(1), file.getValue())
                                .orElseThrow());
            }
            return Optional.of(new RuleFiles(files));
        });
    }

    @Override
    public Map<RuleCount, Long> counts() {
        return database.read("count what rules came to", counts::all);
    }
}
