package dev.hush;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The one direction of design §2: core, then shell, then adapters, then app.
 *
 * <p>Everything is read off the five lists at the top. Each rule fails where it saw no class, and a package that stands
 * in no list fails too, so that nothing escapes by being new.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.hush";

    /** A later package may use earlier ones, never the other way round. */
    private static final List<String> CORE_IN_ORDER = List.of(
            "consent",
            "address",
            "event",
            "offer",
            "contact",
            "plan",
            "customer",
            "decision",
            "journal",
            "engine",
            "pages");

    /** Core packages that may log; the others are functions of what they are given. */
    private static final Set<String> MAY_LOG = Set.of("engine", "pages");

    /** Used by adapters and app, never by the core; know the core, and a later one the earlier. */
    private static final List<String> TOOLS = List.of("file", "intake");

    /** Each knows the core and the tools, and no other adapter. */
    private static final Set<String> ADAPTERS =
            Set.of("rulebase", "template", "store", "memory", "camel", "quartz", "replay", "world");

    /** Foreign packages, and the one package of ours that may touch them. */
    private static final Map<String, List<String>> OWNED = new TreeMap<>(Map.of(
            "rulebase", List.of("org.kie..", "org.drools..", "org.mvel.."),
            "template", List.of("com.hubspot.jinjava..", "ch.digitalfondue..", "org.jsoup.."),
            "store",
                    List.of(
                            "java.sql..",
                            "javax.sql..",
                            "org.sqlite..",
                            "org.postgresql..",
                            "org.flywaydb..",
                            "org.jdbi..",
                            "com.zaxxer.hikari.."),
            "camel",
                    List.of(
                            "org.apache.camel..",
                            "io.vertx..",
                            "io.netty..",
                            "jakarta.mail..",
                            "org.eclipse.angus..",
                            "org.simplejavamail.."),
            "quartz", List.of("org.quartz.."),
            "world", List.of("com.sanctionco.jmail..", "com.google.i18n..", "com.ibm.icu..", "de.focus_shift.."),
            "app", List.of("picocli..", "me.tongfei..", "com.github.difflib..")));

    /** What every package of the core may use: the parts of java.base that do nothing by themselves. */
    private static final List<String> CORE_MAY_USE = List.of(
            "java.lang..",
            "java.math..",
            "java.nio",
            "java.nio.charset..",
            "java.security..",
            "java.text..",
            "java.time..",
            "java.util..",
            "javax.crypto..");

    /** Beside that, what the shell alone may use: files, not sockets. */
    private static final List<String> SHELL_MAY_USE = List.of("java.io..", "java.nio..");

    private static final JavaClasses HUSH = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageOfTheListsHasClasses() {
        return allPackages().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(classesIn(name))
                                .as("classes in %s.%s: a rule that sees none proves nothing", ROOT, name)
                                .isNotEmpty()));
    }

    @Test
    void everyPackageStandsInAList() {
        var found = HUSH.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found)
                .as("packages under %s: name a new one in ArchitectureTest", ROOT)
                .isEqualTo(new TreeSet<>(allPackages()));
    }

    @TestFactory
    Stream<DynamicTest> coreUsesEarlierCoreAndTheJdkOnly() {
        return CORE_IN_ORDER.stream().map(name -> {
            var allowed = new ArrayList<String>(CORE_MAY_USE);
            allowed.add("org.jspecify.annotations..");
            if (MAY_LOG.contains(name)) {
                allowed.add("org.slf4j..");
                allowed.addAll(SHELL_MAY_USE);
            }
            CORE_IN_ORDER.subList(0, CORE_IN_ORDER.indexOf(name) + 1).forEach(earlier -> allowed.add(ours(earlier)));
            return test(
                    name,
                    classes()
                            .that()
                            .resideInAPackage(ours(name))
                            .should()
                            .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                                    .or(describe("an array of primitives", ArchitectureTest::isPrimitive))));
        });
    }

    @TestFactory
    Stream<DynamicTest> toolsUseTheCoreAtMost() {
        return TOOLS.stream().map(name -> {
            var may = new HashSet<>(CORE_IN_ORDER);
            may.addAll(TOOLS.subList(0, TOOLS.indexOf(name)));
            may.add(name);
            return test(name, mayUseOfHush(name, may));
        });
    }

    @TestFactory
    Stream<DynamicTest> adaptersUseCoreAndToolsNeverEachOther() {
        return ADAPTERS.stream().sorted().map(name -> {
            var may = new HashSet<>(CORE_IN_ORDER);
            may.addAll(TOOLS);
            may.add(name);
            return test(name, mayUseOfHush(name, may));
        });
    }

    @Test
    void nobodyUsesApp() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ours("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ours("app"))
                .allowEmptyShould(false)
                .check(HUSH);
    }

    @TestFactory
    Stream<DynamicTest> foreignLibrariesAreUsedByTheirOwnerOnly() {
        return OWNED.entrySet().stream().map(owned -> {
            var foreign = owned.getValue().toArray(String[]::new);
            return test(
                    owned.getKey() + " owns " + String.join(", ", foreign),
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(ours(owned.getKey()))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(foreign));
        });
    }

    @Test
    void thereAreNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false)
                .check(HUSH);
    }

    @TestFactory
    Stream<DynamicTest> theCoreAsksNeitherClockNorChance() {
        return CORE_IN_ORDER.stream().filter(name -> !MAY_LOG.contains(name)).map(name -> {
            var core = noClasses().that().resideInAPackage(ours(name));
            return test(
                    name,
                    core.should()
                            .callMethod(java.time.Instant.class, "now")
                            .orShould()
                            .callMethod(java.time.LocalDate.class, "now")
                            .orShould()
                            .callMethod(java.time.ZonedDateTime.class, "now")
                            .orShould()
                            .callMethod(java.time.Clock.class, "systemUTC")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis")
                            .orShould()
                            .callMethod(System.class, "nanoTime")
                            .orShould()
                            .callMethod(java.util.UUID.class, "randomUUID")
                            .orShould()
                            .callMethod(Math.class, "random")
                            .orShould()
                            .dependOnClassesThat()
                            .areAssignableTo(java.util.Random.class)
                            .orShould()
                            .dependOnClassesThat()
                            .areAssignableTo(Thread.class));
        });
    }

    private static ArchRule mayUseOfHush(String name, Set<String> allowed) {
        var forbidden = allPackages().stream()
                .filter(other -> !allowed.contains(other))
                .map(ArchitectureTest::ours)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    private static DynamicTest test(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.allowEmptyShould(false).check(HUSH));
    }

    private static List<String> allPackages() {
        return Stream.of(CORE_IN_ORDER, TOOLS, ADAPTERS, List.of("app"))
                .flatMap(java.util.Collection::stream)
                .toList();
    }

    private static List<JavaClass> classesIn(String name) {
        var prefix = ROOT + "." + name;
        return HUSH.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith(prefix + "."))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    private static boolean isPrimitive(JavaClass type) {
        return type.getBaseComponentType().isPrimitive();
    }

    private static String ours(String name) {
        return ROOT + "." + name + "..";
    }
}
