package io.creatorfleet.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The dependency law between the modules: one test a sentence of it. */
class ServicesArchitectureTest {

    private static final String[] SERVICES = {
        "io.creatorfleet.gateway..", "io.creatorfleet.profile..", "io.creatorfleet.content..", "io.creatorfleet.media.."
    };
    private static final String[] COMMON = {
        "io.creatorfleet.task..", "io.creatorfleet.platform..", "io.creatorfleet.catalog.."
    };
    private static final String[] TOOLS = {
        "io.creatorfleet.local..", "io.creatorfleet.backing..", "io.creatorfleet.simulator..", "io.creatorfleet.cli.."
    };

    // A pool that is a data source itself, and the one place that turns failures of SQL into answers.
    private static final Set<String> OF_SQL = Set.of("PatientDataSource", "ProblemAdvice");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What Spring generates for the gateway's prepared beans names everything.
            .withImportOption(location -> !location.contains("__"))
            .importPackages("io.creatorfleet");

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "profile", "content", "media"})
    void servicesNeverSeeEachOther(String service) {
        String own = "io.creatorfleet." + service + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVICES).and(not(resideInAnyPackage(own))))
                .check(CLASSES);
    }

    @Test
    void commonSeesNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(CLASSES);
    }

    @Test
    void nothingThatIsDeployedSeesTheToolsOfOneMachine() {
        noClasses()
                .that(resideInAnyPackage(SERVICES).or(resideInAnyPackage(COMMON)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TOOLS)
                .check(CLASSES);
    }

    /** What it can do from here it can do from anywhere. */
    @Test
    void theClientKnowsTheApiAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.creatorfleet.cli..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.creatorfleet..", "java.sql..", "org.postgresql..", "com.rabbitmq..")
                                .and(not(resideInAPackage("io.creatorfleet.cli.."))))
                .check(CLASSES);
    }

    @Test
    void onlyTheMediaWorkerKnowsS3() {
        noClasses()
                .that(resideInAnyPackage(SERVICES).or(resideInAnyPackage(COMMON)))
                .and()
                .resideOutsideOfPackage("io.creatorfleet.media..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void noServiceSpeaksToTheBrokerItself() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.amqp..", "com.rabbitmq..")
                .check(CLASSES);
    }

    @Test
    void inServicesOnlyStoresSpeakSql() {
        noClasses()
                .that(resideInAnyPackage(SERVICES).and(not(speaksSql())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..")
                .check(CLASSES);
    }

    /** Whoever forgets to close one keeps its connection from everybody for good. */
    @Test
    void nobodyReadsRowsAsAStream() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }

    @Test
    void servicesCallNoPlatformThemselves() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "org.springframework.http.client..", "org.springframework.web.client..")
                .check(CLASSES);
    }

    @Test
    void whatOneServiceAloneUsesLivesInIt() {
        Map<String, Set<String>> lonely = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            if (isShared(type)) {
                Set<String> users = users(type);
                if (users.size() == 1 && !users.contains("common")) {
                    lonely.put(type.getName(), users);
                }
            }
        }
        assertThat(lonely)
                .as("types of common with the one module that uses each")
                .isEmpty();
    }

    private static boolean isShared(JavaClass type) {
        return resideInAnyPackage(COMMON).test(type)
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass();
    }

    /** The modules that use the type: services by their package, and common. */
    private static Set<String> users(JavaClass type) {
        Set<String> users = new TreeSet<>();
        for (Dependency use : type.getDirectDependenciesToSelf()) {
            JavaClass user = use.getOriginClass();
            if (resideInAnyPackage(COMMON).test(user)) {
                if (!outermost(user).equals(type)) {
                    users.add("common");
                }
            } else {
                Stream.of(SERVICES)
                        .filter(service -> resideInAPackage(service).test(user))
                        .forEach(users::add);
            }
        }
        return users;
    }

    private static DescribedPredicate<JavaClass> speaksSql() {
        return describe("stores and wiring", type -> {
            String name = outermost(type).getSimpleName();
            return name.endsWith("Store")
                    || name.endsWith("Configuration")
                    || name.endsWith("Application")
                    || OF_SQL.contains(name);
        });
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ServicesArchitectureTest::outermost).orElse(type);
    }
}
