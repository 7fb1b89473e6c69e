/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.JsonName;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables by which records are read and written, by reflection, once per record class.
 *
 * <p>A record that the codec cannot carry is refused here, when the job is built, with the component's name.
 */
final class RecordTypes {

    /** Kept with the class itself, so that many codecs of a record, and many attempts of a job, share one table. */
    private static final ClassValue<RecordType> TABLES = new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
            return new RecordTypes().recordType(type);
        }
    };

    private final Deque<Class<?>> open = new ArrayDeque<>();

    private RecordTypes() {}

    static RecordType of(Class<?> type) {
        return TABLES.get(type);
    }

    private RecordType recordType(Class<?> type) {
        if (!type.isRecord() || !Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " must be a public record");
        }
        if (open.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " contains itself");
        }
        open.push(type);
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component(type, component));
        }
        open.pop();
        return new RecordType(meaning(type), components, constructor(type));
    }

    private Component component(Class<?> type, RecordComponent component) {
        try {
            return new Component(
                    new SerializedString(fieldName(component)),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    valueType(component, component.getGenericType()),
                    accessor(type, component),
                    meaning(component));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + component.getName() + ": " + e.getMessage(), e);
        }
    }

    private static String fieldName(RecordComponent component) {
        JsonName name = component.getAnnotation(JsonName.class);
        return name == null ? Component.snakeCase(component.getName()) : name.value();
    }

    private ValueType valueType(AnnotatedElement component, Type type) {
        if (type instanceof ParameterizedType generic) {
            return containerType(component, generic);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no JSON form for the type " + type);
        }
        if (plain.isRecord()) {
            return recordType(plain);
        }
        return plain.isEnum() ? new EnumType(plain) : scalarType(component, plain);
    }

    private static ValueType scalarType(AnnotatedElement component, Class<?> type) {
        NumberBounds bounds = NumberBounds.of(component.getAnnotation(Range.class));
        if (type == String.class) {
            SizeBounds size = SizeBounds.of(component.getAnnotation(Size.class));
            return new TextType(size, component.isAnnotationPresent(CurrencyCode.class));
        } else if (type == long.class || type == Long.class) {
            return new LongType(bounds);
        } else if (type == int.class || type == Integer.class) {
            return new IntegerType(bounds);
        } else if (type == double.class || type == Double.class) {
            return new DoubleType(bounds);
        } else if (type == boolean.class || type == Boolean.class) {
            return new BooleanType();
        } else if (type == BigDecimal.class) {
            return new DecimalType(bounds);
        } else if (type == Instant.class) {
            return new TimeType();
        }
        throw new IllegalArgumentException("no JSON form for the type " + type.getName());
    }

    private ValueType containerType(AnnotatedElement component, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        SizeBounds size = SizeBounds.of(component.getAnnotation(Size.class));
        if (type.getRawType() == List.class) {
            return new ListType(valueType(NOTHING, arguments[0]), size);
        } else if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapType(valueType(NOTHING, arguments[1]), size);
        }
        throw new IllegalArgumentException("no JSON form for the type " + type);
    }

    /** Annotations of a list speak of the list; its elements have none. */
    private static final AnnotatedElement NOTHING = String.class;

    private static String meaning(AnnotatedElement described) {
        Description description = described.getAnnotation(Description.class);
        return description == null ? "" : description.value();
    }

    private static MethodHandle constructor(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        MethodType signature = MethodType.methodType(void.class);
        for (RecordComponent component : components) {
            signature = signature.appendParameterTypes(component.getType());
        }
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, signature)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " has no public canonical constructor", e);
        }
    }

    @SuppressWarnings("unchecked") // The factory makes what it is asked for.
    private static Function<Object, Object> accessor(Class<?> type, RecordComponent component) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle method = lookup.unreflect(component.getAccessor());
            MethodType boxed = method.type().wrap();
            return (Function<Object, Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class),
                            method,
                            boxed)
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalArgumentException("cannot be read by its accessor", e);
        }
    }
}
