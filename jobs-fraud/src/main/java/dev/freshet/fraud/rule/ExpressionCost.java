/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExprVisitor;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an expression costs at most: one for each of its nodes, since without loops none is evaluated twice, and no function
 * that is allowed does more than go through a text once.
 */
final class ExpressionCost extends CelExprVisitor {

    /** By their names in CEL's syntax trees. Not among them: regular expressions, conversions, and everything about time. */
    private static final Set<String> FUNCTIONS = Set.of(
            "_&&_",
            "_||_",
            "!_",
            "_?_:_",
            "_==_",
            "_!=_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "_+_",
            "_-_",
            "_*_",
            "_/_",
            "-_",
            "@in",
            "startsWith",
            "endsWith",
            "contains");

    private final Set<String> refusedFunctions = new TreeSet<>();
    private int nodes;

    private ExpressionCost() {}

    static ExpressionCost of(CelAbstractSyntaxTree tree) {
        ExpressionCost cost = new ExpressionCost();
        cost.visit(tree);
        return cost;
    }

    int nodes() {
        return nodes;
    }

    /** Functions that it calls and may not. */
    Set<String> refusedFunctions() {
        return refusedFunctions;
    }

    @Override
    public void visit(CelExpr expression) {
        nodes++;
        super.visit(expression);
    }

    @Override
    protected void visit(CelExpr expression, CelCall call) {
        if (!FUNCTIONS.contains(call.function())) {
            refusedFunctions.add(call.function());
        }
        super.visit(expression, call);
    }
}
