package dev.hush.decision;

/**
 * Why a proposal did not become a message, or not yet.
 *
 * <p>The order is the order of strictness: where several apply, the first in this list is told.
 */
public enum Reason {
    ERASED("the customer was erased"),
    SUPPRESSED_COMPLAINT("the customer reported a message as spam"),
    SUPPRESSED_BOUNCE("the address does not work"),
    OPTED_OUT("the customer said no to this"),
    SHARED_ADDRESS("too many customers share the address for it to be one person's"),
    NO_BASIS("no consent or contract allows it"),
    CONSENT_EXPIRED("the consent has run out"),
    MINOR("the customer is a minor and no guardian agreed"),
    PERSONAL_CHANNEL("the channel is a private place"),
    NO_ADDRESS("there is no address for this channel"),
    GUARD_FAILED("a guard failed, and what is not known to be allowed is not done"),
    SERVICE_FREEZE("something went wrong for this customer and is not yet made good"),
    OPEN_CASE("a person is looking after this customer"),
    SNOOZED("the customer asked for a pause"),
    RESTING("a rule asked to leave the customer in peace"),
    HOLDOUT("the customer is in the group that hears nothing, for comparison"),
    STALE("its moment has passed"),
    DUPLICATE_OCCASION("we already spoke about this"),
    BUDGET_EMPTY("the budget for it is spent"),
    PURSE_EMPTY("the purse for it is spent"),
    FAIRNESS_BLOCK("others in the same situation would be treated worse"),
    LEVEL_TOO_LOW("we do not know each other well enough"),
    NOT_COLLECTED("the customer did not agree to this being collected"),
    ZONE_UNKNOWN("where the customer lives is unknown, and no hour is allowed everywhere"),
    HOUSE_RULE("a rule of the house objects"),
    TEMPLATE_ERROR("the message could not be written"),
    DELIVERY_FAILED("the channel did not take it"),
    CAP_CHANNEL("enough messages on this channel"),
    CAP_PURPOSE("enough messages of this purpose"),
    CAP_TOTAL("enough messages"),
    ATTENTION_EMPTY("it would ask for more attention than the customer has left"),
    FATIGUE("the last messages were not answered"),
    QUIET_HOURS("it is a quiet hour where the customer lives"),
    HOLIDAY("it is a holiday where the customer lives"),
    RELEASE_TIME("it waits for the hour at which such messages are weighed together"),
    LOST_ARBITRATION("something else, or saying nothing, was better");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as the end of a sentence, without personal data. */
    public String sentence() {
        return sentence;
    }
}
