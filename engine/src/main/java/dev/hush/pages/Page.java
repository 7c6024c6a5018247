package dev.hush.pages;

/** One kind of page: GET looks, POST tells. */
interface Page {
    /** What to show; changes nothing, whoever looks how often. */
    Outcome show(Visit visit);

    /** Tells the engine what the customer said, and shows what came of it once that is committed. */
    Outcome take(Visit visit);
}
