package io.tidemark.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The shape of the code, checked on the compiled classes of every module. The command line depends on all modules, so
 * that all of them are on this test's class path.
 */
class ArchitectureTest {

    /** Each module may use those before it and none after it. */
    private static final List<String> MODULES = List.of(
            "core",
            "functions",
            "server",
            "emulator",
            "aggregator",
            "swarm",
            "deployment",
            "sizing",
            "experiment",
            "cli");

    private static final String SYSTEM_CLOCK = "io.tidemark.functions.time.SystemClock";
    private static final String SYSTEM_ENVIRONMENT = "io.tidemark.functions.time.SystemEnvironment";
    private static final String MAIN = "io.tidemark.cli.Main";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            // A program for an image, which stands alone.
            .withImportOption(location -> !location.matches(Pattern.compile(".*testbed.docker.*")))
            .importPackages("io.tidemark");

    /** Without this, a module missing from the class path would pass every rule below. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void everyModuleWithSourcesIsChecked(String module) throws IOException {
        assertThat(CLASSES.stream().anyMatch(inModule(module)))
                .as("classes of module %s are seen", module)
                .isEqualTo(hasSources(module));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void modulesUseOnlyThoseBeforeThem(String module) {
        int next = MODULES.indexOf(module) + 1;
        String[] after =
                MODULES.stream().skip(next).map(ArchitectureTest::packagesOf).toArray(String[]::new);
        if (after.length > 0) {
            check(noClasses()
                    .that(inModule(module))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(after)
                    .allowEmptyShould(true)
                    .because("arrows go one way: " + String.join(" <- ", MODULES)));
        }
    }

    /** It stands beside the road from plan to result, not on it. */
    @Test
    void theEmulatorUsesTheVocabularyAndNothingElse() {
        check(noClasses()
                .that(inModule("emulator"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.tidemark..")
                        .and(not(resideInAnyPackage(
                                "io.tidemark.core..",
                                "io.tidemark.emulator..",
                                "io.tidemark.server..",
                                "io.tidemark.functions.time..",
                                "io.tidemark.functions.yaml.."))))
                .because("it is a target for any load generator"));
    }

    @Test
    void nettyStaysInTheServer() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.tidemark.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .because("requests and answers are ours; how they travel is Netty's"));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("io.tidemark.(**)").should().beFreeOfCycles());
    }

    @Test
    void corePerformsNoInputOrOutput() {
        check(noClasses()
                .that(inModule("core"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                                .and(not(belongToAnyOf(URI.class, URISyntaxException.class))))
                .because("core is pure: it can run anywhere and be tested without a machine"));
    }

    @Test
    void awsStaysInItsAdapters() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("everything runs without AWS; its types live in packages named aws"));
    }

    @Test
    void timeIsReadInOnePlace() {
        check(onlyIn(SYSTEM_CLOCK, callTo(System.class, "nanoTime|currentTimeMillis"), "reads the time")
                .because("time is injected"));
    }

    @Test
    void wallClocksAreMadeInOnePlace() {
        DescribedPredicate<JavaAccess<?>> now = target(owner(resideInAnyPackage("java.time..")))
                .and(target(nameMatching("now|system[A-Z]\\w*|tick[A-Z]\\w*")));
        check(onlyIn(SYSTEM_CLOCK, now, "asks java.time for the time").because("time is injected"));
    }

    @Test
    void environmentIsReadInOnePlace() {
        check(onlyIn(SYSTEM_ENVIRONMENT, callTo(System.class, "getenv"), "reads the environment")
                .because("configuration is read once and passed down"));
    }

    @Test
    void processEndsInOnePlace() {
        check(onlyIn(MAIN, callTo(System.class, "exit").or(callTo(Runtime.class, "exit|halt")), "ends the process")
                .because("a library must not end its caller, and exit codes are decided in main"));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    /** Calls and method references alike. Classes nested in the named one belong to it. */
    private static ArchRule onlyIn(String className, DescribedPredicate<JavaAccess<?>> access, String what) {
        return noClasses()
                .that()
                .haveNameNotMatching(className.replace(".", "\\.") + "(\\$.*)?")
                .should()
                .accessTargetWhere(access.as(what));
    }

    private static DescribedPredicate<JavaAccess<?>> callTo(Class<?> owner, String methods) {
        return target(owner(type(owner))).and(target(nameMatching(methods)));
    }

    private static DescribedPredicate<JavaClass> inModule(String module) {
        return resideInAnyPackage(packagesOf(module));
    }

    private static String packagesOf(String module) {
        return "io.tidemark." + module + "..";
    }

    private static boolean hasSources(String module) throws IOException {
        Path sources = Path.of("..", module, "src", "main", "java");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }
}
