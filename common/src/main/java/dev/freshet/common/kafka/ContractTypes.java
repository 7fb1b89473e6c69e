/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Received;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.TypeExtractor;

/** Flink's types of the generic records of a contract, whose parameter is only known as a class. */
public final class ContractTypes {

    private ContractTypes() {}

    /** The type of {@code Decoded<T>}. */
    @SuppressWarnings("unchecked") // the type is built from the very class that T is
    public static <T> TypeInformation<Decoded<T>> decoded(Class<T> recordType) {
        return (TypeInformation<Decoded<T>>) TypeExtractor.createTypeInfo(new Applied(Decoded.class, recordType));
    }

    /** The type of {@code Change<T>}. */
    @SuppressWarnings("unchecked") // as above
    public static <T> TypeInformation<Change<T>> change(Class<T> recordType) {
        return (TypeInformation<Change<T>>) TypeExtractor.createTypeInfo(new Applied(Change.class, recordType));
    }

    /** The type of {@code Decoded<Change<T>>}. */
    @SuppressWarnings("unchecked") // as above
    public static <T> TypeInformation<Decoded<Change<T>>> decodedChange(Class<T> recordType) {
        Type change = new Applied(Change.class, recordType);
        return (TypeInformation<Decoded<Change<T>>>) TypeExtractor.createTypeInfo(new Applied(Decoded.class, change));
    }

    /** The type of {@code Received<T>}. */
    @SuppressWarnings("unchecked") // as above
    public static <T> TypeInformation<Received<T>> received(Class<T> recordType) {
        return (TypeInformation<Received<T>>) TypeExtractor.createTypeInfo(new Applied(Received.class, recordType));
    }

    /** The type of {@code Decoded<Received<T>>}. */
    @SuppressWarnings("unchecked") // as above
    public static <T> TypeInformation<Decoded<Received<T>>> decodedReceived(Class<T> recordType) {
        Type received = new Applied(Received.class, recordType);
        return (TypeInformation<Decoded<Received<T>>>)
                TypeExtractor.createTypeInfo(new Applied(Decoded.class, received));
    }

    /** A generic class with its one parameter filled in. */
    private record Applied(Class<?> generic, Type parameter) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {parameter};
        }

        @Override
        public Type getRawType() {
            return generic;
        }

        @Override
        @SuppressWarnings("NullAway") // the interface says null for a top-level type, without an annotation
        public Type getOwnerType() {
            return null;
        }
    }
}
