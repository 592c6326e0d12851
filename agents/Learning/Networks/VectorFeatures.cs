using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// An observation's fields as one vector of numbers: reals and bits as they are, discrete values one-hot. The mask of
/// legal actions is left out.
/// </summary>
internal sealed class VectorFeatures
{
    private readonly ImmutableArray<IPart> parts;

    /// <exception cref="InputException">A field is neither of reals, bits nor discrete values.</exception>
    public VectorFeatures(EnvironmentSpec spec)
    {
        var builder = ImmutableArray.CreateBuilder<IPart>();
        for (var i = 0; i < spec.Observation.Fields.Length; i++)
        {
            if (spec.LegalActions?.Index != i)
            {
                builder.Add(Part(spec, spec.Observation.Fields[i]));
            }
        }

        parts = builder.ToImmutable();
        Width = parts.Sum(part => part.Width);
        if (Width == 0)
        {
            throw new InputException($"{spec.Id} observes nothing that a network could take in");
        }
    }

    /// <summary>Numbers a row.</summary>
    public int Width { get; }

    /// <summary>Writes the features of all rows in use, rows × width.</summary>
    public void Write(Columns observations, Span<float> features)
    {
        var offset = 0;
        foreach (var part in parts)
        {
            part.Write(observations, features, offset, Width);
            offset += part.Width;
        }
    }

    private static IPart Part(EnvironmentSpec spec, NamedSpace field) => field.Space switch
    {
        BoxSpace => new Reals(spec.Observation.Field<float>(field.Name)),
        MultiBinarySpace => new Bits(spec.Observation.Field<byte>(field.Name)),
        DiscreteSpace discrete => new OneHot(spec.Observation.Field<int>(field.Name), [discrete.Count]),
        MultiDiscreteSpace several => new OneHot(spec.Observation.Field<int>(field.Name), several.Counts),
        var other => throw new InputException(
            $"{spec.Id} observes {field.Name}, a {other.GetType().Name}: expected {nameof(BoxSpace)}, {nameof(MultiBinarySpace)}, {nameof(DiscreteSpace)} or {nameof(MultiDiscreteSpace)} where there is no question"),
    };

    private interface IPart
    {
        int Width { get; }

        void Write(Columns observations, Span<float> features, int offset, int stride);
    }

    private sealed class Reals(Field<float> source) : IPart
    {
        public int Width => source.Width;

        public void Write(Columns observations, Span<float> features, int offset, int stride)
        {
            var values = observations.All(source);
            if (stride == source.Width)
            {
                values.CopyTo(features);
                return;
            }

            for (var row = 0; row < observations.Count; row++)
            {
                values.Slice(row * source.Width, source.Width).CopyTo(features[(row * stride + offset)..]);
            }
        }
    }

    private sealed class Bits(Field<byte> source) : IPart
    {
        public int Width => source.Width;

        public void Write(Columns observations, Span<float> features, int offset, int stride)
        {
            var values = observations.All(source);
            for (var i = 0; i < values.Length; i++)
            {
                features[i / source.Width * stride + offset + i % source.Width] = values[i];
            }
        }
    }

    private sealed class OneHot(Field<int> source, ImmutableArray<int> counts) : IPart
    {
        public int Width { get; } = counts.Sum();

        public void Write(Columns observations, Span<float> features, int offset, int stride)
        {
            var values = observations.All(source);
            for (var row = 0; row < observations.Count; row++)
            {
                var target = features.Slice(row * stride + offset, Width);
                target.Clear();
                for (var i = 0; i < counts.Length; i++)
                {
                    target[values[row * source.Width + i]] = 1;
                    target = target[counts[i]..];
                }
            }
        }
    }
}
