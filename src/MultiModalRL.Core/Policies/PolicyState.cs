namespace MultiModalRL.Core;

/// <summary>What a policy remembers from step to step, for a number of rows. Policies with memory derive from it.</summary>
/// <param name="rows">How many rows.</param>
public class PolicyState(int rows) : IDisposable
{
    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Writes what is remembered; nothing where nothing is.</summary>
    public virtual void Save(BinaryWriter writer) { }

    /// <summary>Reads what <see cref="Save"/> wrote, for as many rows.</summary>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public virtual void Load(BinaryReader reader) { }

    /// <summary>Frees what is held on a device.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what a derived state holds.</summary>
    protected virtual void Dispose(bool disposing) { }
}
