package io.creatorfleet.local.poison;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Makes the handler of profiles take the subject of each task for {@link Poison} before it handles the task. */
public final class PoisonAgent implements ClassFileTransformer {

    private static final String HANDLER = "io/creatorfleet/profile/FetchProfileHandler";
    private static final ClassDesc TASK = ClassDesc.of("io.creatorfleet.task.Task");
    private static final ClassDesc VERDICT = ClassDesc.of("io.creatorfleet.task.Verdict");
    private static final ClassDesc POISON = ClassDesc.of("io.creatorfleet.local.poison.Poison");

    private PoisonAgent() {}

    /** Called by the JVM before the process's own main method. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new PoisonAgent());
    }

    /** An agent's classes are on the system class path, from where the loader of nested jars sees them too. */
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (!HANDLER.equals(name)) {
            return null;
        }
        try {
            return poisoned(loader, bytes);
        } catch (RuntimeException | LinkageError failure) {
            // The JVM would go on with the class as it was and say nothing.
            System.err.println(HANDLER + " cannot be poisoned and stays as it is");
            failure.printStackTrace();
            throw failure;
        }
    }

    private static byte[] poisoned(@Nullable ClassLoader loader, byte[] bytes) {
        ClassHierarchyResolver classes = loader == null
                ? ClassHierarchyResolver.defaultResolver()
                : ClassHierarchyResolver.ofResourceParsing(loader);
        ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes));
        MethodTypeDesc handle = MethodTypeDesc.of(VERDICT, TASK);
        ClassTransform poisoning = ClassTransform.transformingMethodBodies(
                method -> method.methodName().equalsString("handle")
                        && method.methodTypeSymbol().equals(handle),
                new Taking());
        return classFile.transformClass(classFile.parse(bytes), poisoning);
    }

    /** Code as it was, after {@code Poison.take(task.subject())}. */
    private static final class Taking implements CodeTransform {

        private static final MethodTypeDesc SUBJECT = MethodTypeDesc.of(ConstantDescs.CD_String);
        private static final MethodTypeDesc TAKE = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

        @Override
        public void atStart(CodeBuilder code) {
            code.aload(1).invokevirtual(TASK, "subject", SUBJECT).invokestatic(POISON, "take", TAKE);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
