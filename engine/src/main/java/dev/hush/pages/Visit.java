package dev.hush.pages;

import dev.hush.customer.CustomerState;
import java.time.Instant;

/** One customer at one page: who came by which link, when, and with what. */
record Visit(PageLink link, CustomerState customer, PageRequest request, Words words, Instant now) {

    /** The same visit after something was told, with what is known now. */
    Visit with(CustomerState changed, Words chosen) {
        return new Visit(link, changed, request, chosen, now);
    }
}
