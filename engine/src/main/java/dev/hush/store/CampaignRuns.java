package dev.hush.store;

import dev.hush.engine.Store.CampaignRun;
import dev.hush.event.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs of campaigns: how far each has come. */
final class CampaignRuns {
    private final String open;
    private final String find;
    private final String save;
    private final String newest;

    CampaignRuns(Sql sql) {
        open = sql.get("open");
        find = sql.get("find");
        save = sql.get("save");
        newest = sql.get("newest");
    }

    CampaignRun open(Session session, String campaign, Instant scheduled) throws SQLException {
        session.update(open, campaign, scheduled, false);
        return session.first(find, CampaignRuns::read, campaign, scheduled).orElseThrow();
    }

    void save(Session session, CampaignRun run) throws SQLException {
        session.update(
                save,
                run.campaign(),
                run.scheduled(),
                run.lastAsked().map(CustomerId::value).orElse(null),
                run.asked(),
                run.finished());
    }

    List<CampaignRun> newest(Session session, int most) throws SQLException {
        return session.list(newest, CampaignRuns::read, most);
    }

    private static CampaignRun read(ResultSet row) throws SQLException {
        return new CampaignRun(
                row.getString(1),
                Nanos.instant(row.getLong(2)),
                Optional.ofNullable(row.getString(3)).map(CustomerId::new),
                row.getLong(4),
                row.getBoolean(5));
    }
}
