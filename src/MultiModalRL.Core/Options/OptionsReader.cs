using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>Reads JSON into options records; notes what does not fit and goes on.</summary>
/// <param name="failures">Receives one text a failure.</param>
internal sealed class OptionsReader(List<string> failures)
{
    private static readonly MethodInfo CopyMethod =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo ToImmutableMethod =
        typeof(OptionsReader).GetMethod(nameof(ToImmutable), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>A copy of a record with what the JSON says set.</summary>
    public object Read(object defaults, JsonObject json, string path)
    {
        var options = CopyMethod.Invoke(defaults, null)!;
        var members = OptionMember.Of(options.GetType());
        foreach (var (name, node) in json)
        {
            var memberPath = OptionMember.Join(path, name);
            if (members.FirstOrDefault(member => member.Name == name) is not { } member)
            {
                failures.Add(Nearest.Message("option", memberPath, members.Select(known => OptionMember.Join(path, known.Name))));
            }
            else if (Read(member, member.Property.GetValue(options), node, memberPath) is var (read, value) && read)
            {
                member.Property.SetValue(options, value);
            }
        }

        return options;
    }

    private (bool Read, object? Value) Read(OptionMember member, object? current, JsonNode? node, string path)
    {
        if (node is not null)
        {
            return Read(member.Type, current, node, path) is { } value ? (true, value) : (false, null);
        }

        if (!member.IsNullable)
        {
            failures.Add($"option '{path}' is null: expected {OptionsShape.Expected(member.Type)}");
        }

        return (member.IsNullable, null);
    }

    /// <summary>The value of a node; null, and a failure, where it does not fit.</summary>
    private object? Read(Type type, object? current, JsonNode node, string path)
    {
        if (OptionsShape.ElementType(type) is { } element)
        {
            return node is JsonArray array ? ReadList(type, element, array, path) : Refuse(type, node, path);
        }

        if (OptionsShape.IsRecord(type))
        {
            return node is JsonObject json ? Read(current ?? OptionsShape.Defaults(type), json, path) : Refuse(type, node, path);
        }

        return node is JsonValue value && Scalar(type, value) is { } scalar ? scalar : Refuse(type, node, path);
    }

    private object? ReadList(Type type, Type element, JsonArray nodes, string path)
    {
        var list = Array.CreateInstance(element, nodes.Count);
        var complete = true;
        for (var i = 0; i < nodes.Count; i++)
        {
            var elementPath = $"{path}[{i}]";
            var value = nodes[i] is { } node ? Read(element, null, node, elementPath) : Refuse(element, null, elementPath);
            complete &= value is not null;
            list.SetValue(value, i);
        }

        return !complete ? null
            : type.IsArray ? list
            : ToImmutableMethod.MakeGenericMethod(element).Invoke(null, [list]);
    }

    private object? Refuse(Type type, JsonNode? node, string path)
    {
        failures.Add($"option '{path}' is {OptionsWriter.Shown(node)}: expected {OptionsShape.Expected(type)}");
        return null;
    }

    private static object? Scalar(Type type, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True when type == typeof(bool) => true,
        JsonValueKind.False when type == typeof(bool) => false,
        JsonValueKind.String when type == typeof(string) => value.GetValue<string>(),
        JsonValueKind.String when type.IsEnum => EnumValue(type, value.GetValue<string>()),
        JsonValueKind.Number when OptionsShape.IsReal(type) => Real(type, OptionsWriter.Shown(value)),
        JsonValueKind.Number when OptionsShape.IsInteger(type) => Integer(type, OptionsWriter.Shown(value)),
        _ => null,
    };

    private static object? EnumValue(Type type, string name)
    {
        var index = OptionsShape.EnumNames(type).ToList().IndexOf(name);
        return index < 0 ? null : Enum.Parse(type, Enum.GetNames(type)[index]);
    }

    private static object? Real(Type type, string text)
    {
        if (type == typeof(decimal))
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return type == typeof(float)
            ? (float.IsFinite((float)number) ? (float)number : null)
            : (double.IsFinite(number) ? number : null);
    }

    // 1e6 and 3.0 are integers too; 3.5 is not.
    private static object? Integer(Type type, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number))
        {
            return null;
        }

        try
        {
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static ImmutableArray<T> ToImmutable<T>(T[] list) => [.. list];
}
