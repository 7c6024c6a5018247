package dev.hush.plan;

import dev.hush.offer.Budget;
import java.util.List;

/**
 * All that follows from one decision, as data; it is committed whole or not at all.
 *
 * @param cancelled the follow-ups that the event answered
 */
public record Plan(
        List<Outreach> outreach,
        List<FollowUp> followUps,
        List<FollowUp> cancelled,
        List<Deferral> deferrals,
        List<FrontlineTask> tasks,
        List<FactChange> facts,
        List<Rest> rests,
        List<Budget.Draw> draws) {
    public static final Plan NOTHING =
            new Plan(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
