package dev.hush.template;

import dev.hush.engine.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a templates folder, read once into memory, and the built-in layout behind them.
 *
 * <p>What is not in it cannot be included, so no path leads out of it.
 */
final class Folder {
    static final String LAYOUT = "_layout/";
    static final String PREVIEWS = "preview.yaml";

    private static final String BUILT_IN = "/hush/templates/";
    private static final Pattern BUILT_IN_NAME = Pattern.compile("_layout/[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)?\\.mjml");

    /** Looking for what is not there goes through every jar, so it is done once. */
    private static final Map<String, Optional<Source>> BUILT_INS = new ConcurrentHashMap<>();

    private static final long LARGEST = 256 * 1024;
    private static final int DEEPEST = 3;

    private final String name;
    private final TreeMap<String, Source> files = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Folder(Path root) {
        name = root.getFileName() + "/";
    }

    static Folder read(Path root) {
        Folder folder = new Folder(root);
        if (!Files.isDirectory(root)) {
            folder.fault("", 1, "a folder with templates", "none", "Make it, with one folder for each template.");
            return folder;
        }
        try (Stream<Path> paths = Files.walk(root, DEEPEST)) {
            paths.filter(Files::isRegularFile).sorted().forEach(file -> folder.readFile(root, file));
        } catch (IOException | UncheckedIOException e) {
            folder.fault("", 1, "a readable folder", "an error of the disk", "Look at the folder's permissions.");
        }
        return folder;
    }

    /** The files of the workspace by their path, sorted. */
    TreeMap<String, Source> files() {
        return files;
    }

    List<Fault> faults() {
        return faults;
    }

    /** A fault's file name: the path with the templates folder's own name before it. */
    String nameOf(String path) {
        return name + path;
    }

    /**
     * The file that an include means: of that very name, or in the language of the message ({@code footer.mjml} finds
     * {@code footer.zh-Hant.mjml}); the workspace's own goes before the built-in one.
     *
     * @param path as written, relative to the folder of the including file, or from the root of templates
     */
    Optional<Source> include(String path, String from, String language, String defaultLanguage) {
        String resolved = resolve(path, from);
        int dot = resolved.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(List.of(resolved));
        Stream.of(language, defaultLanguage, "en")
                .flatMap(tag -> Languages.candidates(tag).stream())
                .forEach(tag -> names.add(resolved.substring(0, dot) + "." + tag + resolved.substring(dot)));
        return names.stream().distinct().flatMap(each -> find(each).stream()).findFirst();
    }

    private Optional<Source> find(String path) {
        return Optional.ofNullable(files.get(path)).or(() -> builtIn(path));
    }

    private static String resolve(String path, String from) {
        Path base = path.startsWith("/") ? Path.of("") : Path.of("/" + from).getParent();
        String resolved =
                Path.of("/").resolve(base).resolve(path).normalize().toString().replace('\\', '/');
        return resolved.replaceFirst("^/+", "");
    }

    private static Optional<Source> builtIn(String path) {
        return BUILT_IN_NAME.matcher(path).matches()
                ? BUILT_INS.computeIfAbsent(path, Folder::readBuiltIn)
                : Optional.empty();
    }

    private static Optional<Source> readBuiltIn(String path) {
        try (InputStream in = Folder.class.getResourceAsStream(BUILT_IN + path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Source(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile(Path root, Path file) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (file.getFileName().toString().startsWith(".") || path.endsWith(".md")) {
            return;
        }
        try {
            if (Files.size(file) > LARGEST) {
                fault(path, 1, "at most " + LARGEST + " bytes", Files.size(file) + " bytes", "Split it into includes.");
                return;
            }
            String text = Files.readString(file).replace("\r\n", "\n");
            files.put(path, new Source(path, text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            fault(path, 1, "text in UTF-8", "other bytes", "Save it as UTF-8.");
        } catch (IOException e) {
            fault(path, 1, "a readable file", "an error of the disk", "Look at the file's permissions.");
        }
    }

    private void fault(String path, int line, String expected, String found, String hint) {
        faults.add(Fault.of(nameOf(path), line, expected, found, hint));
    }
}
