using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Transitions by column: an observation, the action taken on it, the discounted sum of the rewards of the next k steps,
/// and the observation after them with the discount of its value: γᵏ, or 0 where the task ended.
/// </summary>
/// <param name="spec">The environment's spec. Images stay handles.</param>
/// <param name="capacity">How many there is room for.</param>
internal sealed class Transitions(EnvironmentSpec spec, int capacity)
{
    /// <summary>What was seen.</summary>
    public Columns Observations { get; } = new(spec.Observation, capacity);

    /// <summary>What was done.</summary>
    public Columns Actions { get; } = new(spec.Action, capacity);

    /// <summary>What was seen k steps later; not to be relied on where the discount is 0.</summary>
    public Columns Following { get; } = new(spec.Observation, capacity);

    /// <summary>r₀ + γ r₁ + … + γᵏ⁻¹ rₖ₋₁.</summary>
    public float[] Returns { get; } = new float[capacity];

    /// <summary>γᵏ, or 0.</summary>
    public float[] Discounts { get; } = new float[capacity];

    /// <summary>Copies a transition.</summary>
    public void Copy(int from, Transitions to, int place)
    {
        Observations.CopyRow(from, to.Observations, place);
        Actions.CopyRow(from, to.Actions, place);
        Following.CopyRow(from, to.Following, place);
        to.Returns[place] = Returns[from];
        to.Discounts[place] = Discounts[from];
    }

    /// <summary>Writes the exact values of the first transitions.</summary>
    public void Save(int count, BinaryWriter writer)
    {
        for (var place = 0; place < count; place++)
        {
            Observations.WriteRow(place, writer);
            Actions.WriteRow(place, writer);
            writer.Write(Returns[place]);
            writer.Write(Discounts[place]);
            if (Discounts[place] != 0)
            {
                Following.WriteRow(place, writer);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(int count, BinaryReader reader)
    {
        for (var place = 0; place < count; place++)
        {
            Observations.ReadRow(place, reader);
            Actions.ReadRow(place, reader);
            Returns[place] = reader.ReadSingle();
            Discounts[place] = reader.ReadSingle();
            if (Discounts[place] != 0)
            {
                Following.ReadRow(place, reader);
            }
            else
            {
                // Any observation does where its value counts nothing.
                Observations.CopyRow(place, Following, place);
            }
        }
    }
}
