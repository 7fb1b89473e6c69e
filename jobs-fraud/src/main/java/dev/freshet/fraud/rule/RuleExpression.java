/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.stream.Collectors;

/**
 * A condition in CEL over the names of a {@link Vocabulary}.
 *
 * <p>It comes to true or false, has no loops, calls a few functions only (see {@link ExpressionCost}) and is limited in length,
 * depth and size, so that evaluating it takes microseconds whatever somebody writes. A name whose value is not known makes
 * what is compared with it unknown; {@code ||} and {@code &&} decide all the same where the other side suffices, and an expression
 * that stays unknown does not hold.
 */
final class RuleExpression {

    /** Nodes of the syntax tree. */
    static final int MOST_NODES = 200;

    /** Levels of brackets and operators. */
    private static final int DEEPEST = 32;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(RuleDocument.LONGEST_EXPRESSION)
            .maxParseRecursionDepth(DEEPEST)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final Program program;

    private RuleExpression(Program program) {
        this.program = program;
    }

    static RuleExpression compile(String text, Vocabulary vocabulary) throws InvalidExpressionException {
        try {
            CelAbstractSyntaxTree tree = compiler(vocabulary).compile(text).getAst();
            checkCost(ExpressionCost.of(tree));
            return new RuleExpression(CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .build()
                    .createProgram(tree));
        } catch (CelValidationException e) {
            throw new InvalidExpressionException(e.getErrors().stream()
                    .map(CelIssue::getMessage)
                    .map(message -> message.replaceAll("\\s+", " "))
                    .collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new InvalidExpressionException("cannot be evaluated: " + e.getMessage());
        }
    }

    boolean holds(RuleInput input) {
        try {
            return Boolean.TRUE.equals(program.eval(input.values()));
        } catch (CelEvaluationException unknown) {
            return false;
        }
    }

    /** Without macros: they are what loops are made of. */
    private static CelCompiler compiler(Vocabulary vocabulary) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL);
        vocabulary.figures().forEach(name -> builder.addVar(name, SimpleType.DOUBLE));
        vocabulary.texts().forEach(name -> builder.addVar(name, SimpleType.STRING));
        return builder.build();
    }

    private static void checkCost(ExpressionCost cost) throws InvalidExpressionException {
        if (!cost.refusedFunctions().isEmpty()) {
            throw new InvalidExpressionException(
                    "calls " + String.join(", ", cost.refusedFunctions()) + ", which rules may not");
        }
        if (cost.nodes() > MOST_NODES) {
            throw new InvalidExpressionException("has " + cost.nodes() + " names, literals and operators, and at most "
                    + MOST_NODES + " are allowed; make several rules of it");
        }
    }
}
