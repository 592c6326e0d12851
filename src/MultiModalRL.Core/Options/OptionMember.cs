using System.Reflection;
using System.Text.Json;

namespace MultiModalRL.Core;

/// <summary>One settable property of an options record.</summary>
internal sealed class OptionMember
{
    private OptionMember(PropertyInfo property, NullabilityInfoContext nullability)
    {
        Property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsNullable = nullability.Create(property).WriteState == NullabilityState.Nullable;
    }

    public PropertyInfo Property { get; }

    public string Name { get; }

    /// <summary>The type of its values, without the question mark.</summary>
    public Type Type { get; }

    public bool IsNullable { get; }

    public static IReadOnlyList<OptionMember> Of(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .Select(property => new OptionMember(property, nullability))];
    }

    /// <summary>A member's path under a prefix that may be empty.</summary>
    public static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
}
