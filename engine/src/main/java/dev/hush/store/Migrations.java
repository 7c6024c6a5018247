package dev.hush.store;

import dev.hush.engine.Store.StoreException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The steps by which a store's tables came to be what they are; a step is never changed once released. */
final class Migrations {
    private static final List<String> STEPS = List.of(
            "V1__store.sql", "V2__people.sql", "V3__receipts.sql", "V4__rule_versions.sql", "V5__addresses.sql");

    /** The version that the last step brings. */
    private static final String LAST = STEPS.get(STEPS.size() - 1).replaceAll("^V(\\d+)__.*", "$1");

    private Migrations() {}

    /**
     * Takes the steps that are not taken yet.
     *
     * @throws StoreException when a newer Hush has been there
     */
    static void run(Database database, DataSource source) {
        if (!isDone(database)) {
            migrate(source, database.dialect());
        }
    }

    /**
     * Says no where the tables are not those of this Hush, and changes nothing.
     *
     * @throws StoreException when a newer or an older Hush has been there
     */
    static void check(Database database) {
        String found = version(database);
        if (!LAST.equals(found)) {
            throw new StoreException(
                    "Expected a store of version %s, found %s. ".formatted(LAST, found)
                            + "Start the engine on it once if it is older; if a newer Hush wrote it, run that version.",
                    null);
        }
    }

    /** Looked up first, since Flyway needs half a second of a start to find that there is nothing to do. */
    private static boolean isDone(Database database) {
        try {
            return LAST.equals(version(database));
        } catch (StoreException e) {
            // no tables yet; if it is worse, Flyway will say so
            return false;
        }
    }

    private static String version(Database database) {
        String version = database.sql("migration").get("version");
        return database.read(
                "find the version of its tables",
                session -> session.first(version, row -> row.getString(1)).orElse("none"));
    }

    private static void migrate(DataSource source, Sql.Dialect dialect) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .resourceProvider(new Steps(dialect))
                    .javaMigrationClassProvider(List::of)
                    // else steps of a newer version are passed over
                    .ignoreMigrationPatterns(new String[0])
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The store's tables are not those of this Hush, and could not be made so: " + e.getMessage()
                            + " If a newer Hush wrote it, run that version.",
                    e);
        }
    }

    /** Names its steps one by one: looking for files in jars takes longer than all the rest. */
    private record Steps(Sql.Dialect dialect) implements ResourceProvider {
        private LoadableResource step(String name) {
            return new Step(dialect.name().toLowerCase(Locale.ROOT) + "/" + name);
        }

        /** Asked for files beside the steps only, of which there are none. */
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return STEPS.stream()
                    .filter(name -> name.startsWith(prefix))
                    .map(this::step)
                    .toList();
        }
    }

    private static final class Step extends LoadableResource {
        private final String path;

        Step(String path) {
            this.path = path;
        }

        @Override
        public Reader read() {
            return new StringReader(Sql.resource(path));
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.indexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
