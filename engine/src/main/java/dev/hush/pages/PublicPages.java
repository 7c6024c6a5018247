package dev.hush.pages;

/** Port for the public listener: answers what comes from outside; may block, for it waits for commits. */
public interface PublicPages {
    PageAnswer answer(PageRequest request);
}
