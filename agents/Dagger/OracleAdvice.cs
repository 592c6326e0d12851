using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// What the oracle would do in each row's current observation, remembered by the key of the step it is for: what was
/// asked in one environment is never taken for advice in another.
/// </summary>
internal sealed class OracleAdvice(EnvironmentSpec spec, int rows)
{
    private readonly Columns actions = new(spec.Action, rows);
    private readonly ulong[] keys = new ulong[rows];

    /// <summary>The actions, for the rows where there is advice.</summary>
    public Columns Actions => actions;

    /// <summary>Asks for the step that the environment has just delivered.</summary>
    public void Ask(IOracle oracle, VectorStep current)
    {
        oracle.Act(actions);
        current.Keys.CopyTo(keys);
    }

    /// <summary>Whether there is advice for a row at the step of a key. Rows without an episode, at key 0, have none.</summary>
    public bool IsFor(int row, ulong key) => key != 0 && row < keys.Length && keys[row] == key;

    public void Save(BinaryWriter writer)
    {
        writer.Write(keys.Length);
        for (var row = 0; row < keys.Length; row++)
        {
            writer.Write(keys[row]);
            actions.WriteRow(row, writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; of another number of rows nothing is taken.</summary>
    public void Load(BinaryReader reader)
    {
        var saved = reader.ReadInt32();
        var passed = new Columns(spec.Action, 1);
        for (var row = 0; row < saved; row++)
        {
            var key = reader.ReadUInt64();
            if (saved == keys.Length)
            {
                keys[row] = key;
                actions.ReadRow(row, reader);
            }
            else
            {
                passed.ReadRow(0, reader);
            }
        }
    }
}
