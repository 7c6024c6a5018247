package dev.hush.file;

import java.util.List;

/**
 * One text file of a workspace.
 *
 * @param path relative to the workspace, with forward slashes
 * @param builtIn whether it comes with Hush and not from the workspace's own folder
 */
public record SourceFile(String path, String text, boolean builtIn) {
    public List<String> lines() {
        return text.lines().toList();
    }

    /** The file's name without its folder. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
