package dev.hush.app;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "hush",
        description = "Marketing automation that knows when to stay quiet, and when to surprise.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Hush.Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            TestCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            CampaignCommand.class,
            OutboxCommand.class,
            RulesCommand.class,
            RetentionCommand.class,
            VocabularyCommand.class,
            NewCommand.class,
            CustomerCommand.class,
            ImportCommand.class,
            HelpCommand.class
        })
public final class Hush {
    static final int GOOD = 0;
    static final int FOUND_FAULT = 1;
    static final int WRONG_USE = 2;

    private Hush() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Hush());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof UsageException) {
                Console.talk().println("hush: " + e.getMessage());
                return WRONG_USE;
            }
            Console.talk().println("hush: " + e);
            if (System.getenv("HUSH_TRACE") != null) {
                e.printStackTrace(Console.talk());
            }
            return FOUND_FAULT;
        });
        return args.length == 0 ? line.execute("help") : line.execute(args);
    }

    /** The workspace asked for, or the repository's root. */
    static Path workspace(Optional<Path> asked) {
        return asked.orElseGet(() -> Path.of(System.getProperty("hush.home", ".")));
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Hush.class.getPackage().getImplementationVersion();
            return new String[] {"hush " + (version == null ? "in development" : version)};
        }
    }
}
