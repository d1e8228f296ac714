package dev.bantam.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which module and package may know of which. */
class ArrowsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bantam");

  @Test
  void coreKnowsNoOtherModule() {
    knowsOnly("core", "core");
  }

  @Test
  void specialistKnowsCoreAlone() {
    knowsOnly("specialist", "specialist", "core");
  }

  @Test
  void learnKnowsSpecialistOnnxAndCore() {
    knowsOnly("learn", "learn", "specialist", "onnx", "core");
  }

  @Test
  void onnxKnowsNoOtherModule() {
    knowsOnly("onnx", "onnx");
  }

  @Test
  void observeAndEconomyKnowCoreAlone() {
    knowsOnly("observe", "observe", "core");
    knowsOnly("economy", "economy", "core");
  }

  @Test
  void providerKnowsObserveAndCore() {
    knowsOnly("provider", "provider", "observe", "core");
  }

  @Test
  void assessKnowsLearnObserveAndEconomy() {
    knowsOnly("assess", "assess", "learn", "specialist", "observe", "economy", "core");
  }

  @Test
  void loopKnowsLearnAndObserve() {
    knowsOnly("loop", "loop", "learn", "specialist", "observe", "core");
  }

  @Test
  void gatewayKnowsLoopProviderObserveEconomyAndCore() {
    knowsOnly("gateway", "gateway", "loop", "specialist", "provider", "observe", "economy", "core");
  }

  @Test
  void onlyOneCornerKnowsTheServer() {
    noClasses()
        .that()
        .resideInAPackage("dev.bantam.gateway..")
        .and()
        .haveSimpleNameNotStartingWith("Helidon")
        .and()
        .haveSimpleNameNotStartingWith("Presence")
        .and()
        .haveSimpleNameNotStartingWith("UntouchedEncodings")
        .should()
        .dependOnClassesThat(resideInAPackage("io.helidon.."))
        .check(CLASSES);
  }

  private static void knowsOnly(String module, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = "dev.bantam." + others[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage("dev.bantam." + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.bantam..").and(resideOutsideOfPackages(packages)))
        .check(CLASSES);
  }

  @Test
  void theMathsOfThePromiseKnowsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.bantam.core.guarantee..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.bantam.core.guarantee..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("dev.bantam.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
    noFields().that().areStatic().should().haveName("INSTANCE").check(CLASSES);
  }

  @Test
  void onlyTheCommandLineSpeaksToTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bantam.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
