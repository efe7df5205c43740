package io.matchbridge.automation;

import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The conditions of rules: expressions in CEL, the Common Expression Language (https://cel.dev), which cannot loop, write or
 * call out. Length, depth and steps are bounded besides.
 */
public final class Conditions {

    /** Characters of an expression. */
    static final int LONGEST = 2_000;

    private static final int DEEPEST = 60;
    private static final int MOST_STEPS = 5_000;
    private static final int LARGEST_PATTERN = 1_000;
    private static final int REMEMBERED = 500;

    private static final CelOptions BOUNDS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_STEPS)
            .maxRegexProgramSize(LARGEST_PATTERN)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(BOUNDS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("score", SimpleType.INT)
            .addVar("band", SimpleType.STRING)
            .addVar("application", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("stage", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("job", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("candidate", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("tags", ListType.create(SimpleType.STRING))
            .setResultType(SimpleType.BOOL)
            .build();

    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(BOUNDS).build();

    private final Map<String, CelRuntime.Program> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CelRuntime.Program> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @throws Unclear when the expression cannot be read, is of a wrong type, or is no yes or no */
    void check(String expression) {
        program(expression);
    }

    /** @throws Unclear when this case cannot be told, such as of a member that this candidate does not have */
    boolean holds(String expression, Map<String, Object> known) {
        Object answer;
        try {
            answer = program(expression).eval(known);
        } catch (CelEvaluationException e) {
            throw new Unclear(words(e.getErrorCode()));
        }
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new Unclear("the condition gives something else than true or false");
    }

    private synchronized CelRuntime.Program program(String expression) {
        return compiled.computeIfAbsent(expression, this::compile);
    }

    private CelRuntime.Program compile(String expression) {
        CelValidationResult result = compiler.compile(expression);
        if (result.hasError()) {
            CelIssue first = result.getErrors().get(0);
            throw new Unclear("line %d, column %d: %s"
                    .formatted(
                            first.getSourceLocation().getLine(),
                            first.getSourceLocation().getColumn() + 1,
                            first.getMessage()));
        }
        try {
            return runtime.createProgram(result.getAst());
        } catch (dev.cel.common.CelException e) {
            throw new Unclear(words(e.getErrorCode()));
        }
    }

    /** The engine's own words may quote a person. */
    private static String words(CelErrorCode code) {
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> "the condition asks for a member that is not there; has(…) tells whether it is";
            case OVERLOAD_NOT_FOUND -> "the condition compares what cannot be compared";
            case DIVIDE_BY_ZERO -> "the condition divides by zero";
            case INDEX_OUT_OF_BOUNDS -> "the condition reaches behind the end of a list";
            case ITERATION_BUDGET_EXCEEDED -> "the condition takes too many steps";
            default -> "the condition cannot be told (" + code + ")";
        };
    }

    /** A condition that cannot be read, or cannot be told for a case; the words quote the rule alone. */
    static final class Unclear extends RuntimeException {
        Unclear(String message) {
            super(message, null, false, false);
        }
    }
}
