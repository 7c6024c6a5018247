package dev.hush.template;

import com.hubspot.jinjava.el.TypeConvertingMapELResolver;
import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.el.ext.JinjavaListELResolver;
import com.hubspot.jinjava.lib.Importable;
import com.hubspot.jinjava.util.ForLoop;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELException;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Lets expressions read maps, lists and a loop's counter, and call filters; no method of any value. */
final class PlainValues extends CompositeELResolver {
    static final ELResolver RESOLVER = new PlainValues();

    private final JinjavaBeanELResolver beans = new JinjavaBeanELResolver(true);

    private PlainValues() {
        add(new JinjavaListELResolver(true));
        add(new TypeConvertingMapELResolver(true));
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Map<?, ?> || base instanceof List<?>) {
            return super.getValue(context, base, property);
        }
        return base instanceof ForLoop ? beans.getValue(context, base, property) : null;
    }

    @Override
    public Object invoke(
            ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object @Nullable [] arguments) {
        if (base instanceof Importable) {
            return beans.invoke(context, base, method, types, arguments);
        }
        throw new ELException("expected a filter, found the call of a method");
    }
}
