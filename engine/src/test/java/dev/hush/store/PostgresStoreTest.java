package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.engine.Store;
import dev.hush.engine.Store.StoreException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContractTest {
    private static final String TABLES = "customer, customer_index, seen_event, journal, outbox, task, dead_letter,"
            + " budget_draw, campaign_run, rule_version, rule_file, rule_count";

    private static EmbeddedPostgres server;
    private Store another;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    Store open() throws SQLException {
        Store store = openAsItIs();
        execute("TRUNCATE " + TABLES);
        another = openAsItIs();
        return store;
    }

    private static Store openAsItIs() {
        return SqlStore.postgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    @Override
    public Store another() {
        return another;
    }

    @AfterEach
    void closeAnother() {
        another.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void keepsWhatWasCommittedOverAReopening() {
        store().commit(commit().states(customer("mei", 1)).done());
        store().close();
        try (Store again = openAsItIs()) {
            assertThat(again.load(List.of(id("mei")))).containsOnly(Map.entry(id("mei"), customer("mei", 1)));
        }
    }

    @Test
    void opensFromOneUrl() {
        String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
        try (Store again = SqlStore.postgres(url)) {
            assertThat(again.counts()).containsEntry("customers", 0L);
        }
    }

    @Test
    void refusesAStoreThatANewerHushWrote() throws SQLException {
        execute("UPDATE flyway_schema_history SET version = '99' WHERE version = '5'");
        try {
            assertThatThrownBy(PostgresStoreTest::openAsItIs)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("newer Hush");
        } finally {
            execute("UPDATE flyway_schema_history SET version = '5' WHERE version = '99'");
        }
    }

    @Test
    void saysWhatToDoWhereNobodyAnswers() {
        assertThatThrownBy(() -> SqlStore.postgres("postgresql://mei:secret@localhost:1/postgres"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Check address, user and password")
                .hasMessageNotContaining("secret");
    }

    @Test
    void repeatsNoPasswordOfAnAddressThatIsWrong() {
        for (String wrong : List.of("postgresql://mei:secret@host name/db", "mysql://mei:secret@localhost/db")) {
            assertThatThrownBy(() -> SqlStore.postgres(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("postgresql://user:password@host:port/database")
                    .hasMessageNotContaining("secret");
        }
    }
}
