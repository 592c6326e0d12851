using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>Named fields, in order: the layout of observations, actions, extras and info.</summary>
public sealed class CompositeSpace
{
    /// <summary>A composite of no fields.</summary>
    public static CompositeSpace Empty { get; } = new([]);

    /// <summary>Makes a composite.</summary>
    /// <exception cref="ArgumentException">Two fields share a name.</exception>
    public CompositeSpace(ImmutableArray<NamedSpace> fields)
    {
        Fields = fields;
        var repeated = fields.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            throw new ArgumentException($"two fields are called '{repeated.Key}'", nameof(fields));
        }
    }

    /// <summary>The fields.</summary>
    public ImmutableArray<NamedSpace> Fields { get; }

    /// <summary>The typed key of the field of that name.</summary>
    /// <exception cref="ArgumentException">No field of that name and element type.</exception>
    public Field<T> Field<T>(string name) =>
        TryField<T>(name) ?? throw new ArgumentException(
            $"no field '{name}' of {typeof(T).Name}; there are: "
            + string.Join(", ", Fields.Select(field => $"{field.Name} ({field.Space.ElementType.Name})")), nameof(name));

    /// <summary>The typed key of the field of that name and element type, or null.</summary>
    public Field<T>? TryField<T>(string name)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == name && Fields[i].Space is Space<T> space)
            {
                return new Field<T>(i, space.Width);
            }
        }

        return null;
    }

    /// <summary>The space of a field.</summary>
    public Space<T> Space<T>(Field<T> field) => (Space<T>)Fields[field.Index].Space;

    /// <summary>The first field whose space is of a kind, with its name; null where there is none.</summary>
    public TSpace? First<TSpace>() where TSpace : Space => Fields.Select(field => field.Space).OfType<TSpace>().FirstOrDefault();
}
