using System.Reflection;

namespace MultiModalRL.Core;

/// <summary>Finds the modules of an assembly.</summary>
internal static class ModuleScan
{
    /// <summary>The classes that implement <see cref="IModule"/>, in the order of their full names.</summary>
    /// <exception cref="InputException">None, or the assembly's types cannot be loaded.</exception>
    public static IReadOnlyList<Type> Modules(Assembly assembly)
    {
        var modules = Types(assembly)
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IModule)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ToArray();
        return modules.Length > 0
            ? modules
            : throw new InputException($"assembly {assembly.GetName().Name} has no class that implements {nameof(IModule)}");
    }

    private static Type[] Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            var reason = exception.LoaderExceptions.OfType<Exception>().FirstOrDefault() ?? exception;
            throw new InputException(
                $"assembly {assembly.GetName().Name}: its types cannot be loaded: {reason.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
