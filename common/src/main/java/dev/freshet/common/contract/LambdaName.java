/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.contract;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Locale;

/** The method that a serializable method reference names, in snake case: what it serializes to says so. */
final class LambdaName {

    private LambdaName() {}

    static String of(Serializable reference) {
        try {
            Method replace = reference.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            SerializedLambda lambda = (SerializedLambda) replace.invoke(reference);
            return lambda.getImplMethodName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        } catch (ReflectiveOperationException noLambda) {
            throw new IllegalStateException("a topic's key is given as a method reference", noLambda);
        }
    }
}
