package io.creatorfleet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.creatorfleet.platform.Platform;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The dependency law, as far as it concerns this module: one test a sentence of it. */
class ArchitectureTest {

    private static final String TASK = "io.creatorfleet.task..";
    private static final String PLATFORM = "io.creatorfleet.platform..";
    private static final String CATALOG = "io.creatorfleet.catalog..";
    private static final String[] ADAPTERS = {
        "io.creatorfleet.platform.instagram..", "io.creatorfleet.platform.reddit..", "io.creatorfleet.platform.source.."
    };

    private static final String[] AMQP = {"org.springframework.amqp..", "com.rabbitmq.."};
    private static final String[] JDBC = {"java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql.."
    };
    private static final String[] HTTP_CLIENTS = {
        "java.net.http..", "org.springframework.http.client..", "org.springframework.web.client.."
    };

    // The main classes of this module, whatever else the tests have on their path.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Platform.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void thereAreThreePackages() {
        classes().should().resideInAnyPackage(TASK, PLATFORM, CATALOG).check(CLASSES);
    }

    @Test
    void tasksKnowNoTypeOfTheOthers() {
        noClasses()
                .that()
                .resideInAPackage(TASK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM, CATALOG)
                .check(CLASSES);
    }

    @Test
    void platformsKnowNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TASK, CATALOG)
                .check(CLASSES);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        slices().matching("io.creatorfleet.platform.(*.*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void instagramAndRedditDoNotKnowEachOther() {
        slices().matching("io.creatorfleet.platform.(instagram|reddit)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void onlyTasksUseTheBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TASK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AMQP)
                .check(CLASSES);
    }

    @Test
    void onlyStoresTheLedgerAndTheBudgetSpeakSql() {
        noClasses()
                .that(areNot(speakers()))
                .and(areNot(wiring()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDBC)
                .check(CLASSES);
    }

    // Wiring hands the client on to the stores: naming its type is all it may do.
    @Test
    void wiringNamesNothingOfSqlButItsClient() {
        noClasses()
                .that(wiring())
                .should()
                .dependOnClassesThat(describe(
                        "are of JDBC, JdbcClient aside",
                        type -> JavaClass.Predicates.resideInAnyPackage(JDBC).test(type)
                                && !type.getName().equals("org.springframework.jdbc.core.simple.JdbcClient")))
                .check(CLASSES);
    }

    @Test
    void onlyAdaptersCallOverHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP_CLIENTS)
                .check(CLASSES);
    }

    @Test
    void nothingHereKnowsTheObjectStore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("io.creatorfleet.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .should(new ArchCondition<>("be in a package marked @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getName() + " is in a package without @NullMarked"));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto)|.*\\.(Abstract|Base)[A-Z][^.]*")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> speakers() {
        Set<String> named = Set.of("TaskLedger", "Budget");
        return describe("are stores, the ledger or the budget", type -> {
            String name = outermost(type).getSimpleName();
            return name.endsWith("Store") || named.contains(name);
        });
    }

    private static DescribedPredicate<JavaClass> wiring() {
        return describe("are wiring", type -> outermost(type).getSimpleName().endsWith("Configuration"));
    }

    private static DescribedPredicate<JavaClass> areNot(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
